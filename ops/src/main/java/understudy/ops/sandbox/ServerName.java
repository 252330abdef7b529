package understudy.ops.sandbox;

import java.util.regex.Pattern;

/** The short name of a sandbox's server, db1 to db250, whose number ends its address. */
public record ServerName(int number) implements Comparable<ServerName> {
  private static final Pattern TEXT = Pattern.compile("db([1-9][0-9]{0,2})");

  public ServerName {
    if (number < 1 || number > 250) {
      throw new IllegalArgumentException("db%d is not between db1 and db250".formatted(number));
    }
  }

  /**
   * Reads {@code db2}.
   *
   * @throws IllegalArgumentException with one sentence when the text is no such name
   */
  public static ServerName parse(String text) {
    var match = TEXT.matcher(text);
    if (!match.matches()) {
      throw new IllegalArgumentException(
          "'%s' is no server of a sandbox: they are called db1, db2, …".formatted(text));
    }
    return new ServerName(Integer.parseInt(match.group(1)));
  }

  @Override
  public int compareTo(ServerName other) {
    return Integer.compare(number, other.number);
  }

  @Override
  public String toString() {
    return "db" + number;
  }
}
