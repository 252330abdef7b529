package understudy.topology;

import java.util.Locale;
import java.util.stream.Stream;

/** Whose server it is. */
public enum Flavour {
  MYSQL("", "MySQL"),
  PERCONA("percona", "Percona Server"),
  MARIADB("mariadb", "MariaDB"),
  /** Hands on its source's log and holds no data: shown, never promoted. */
  BINLOG_SERVER("maxscale", "Binlog server");

  private final String mark;
  private final String title;

  Flavour(String mark, String title) {
    this.mark = mark;
    this.title = title;
  }

  /** Reads it off what a server prints as its version or as the comment on it. */
  static Flavour of(String... printed) {
    var text = String.join(" ", printed).toLowerCase(Locale.ROOT);
    return Stream.of(BINLOG_SERVER, MARIADB, PERCONA)
        .filter(flavour -> text.contains(flavour.mark))
        .findFirst()
        .orElse(MYSQL);
  }

  /** As its makers write it. */
  public String title() {
    return title;
  }

  /** Whether it has data of its own, and so could lead. */
  public boolean holdsData() {
    return this != BINLOG_SERVER;
  }

  /** The version with this flavour in it, if it was only told beside it. */
  String in(String version) {
    return of(version) == this ? version : version + "-" + mark;
  }
}
