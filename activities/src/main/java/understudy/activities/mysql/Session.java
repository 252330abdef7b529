package understudy.activities.mysql;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import understudy.topology.InstanceAddress;
import understudy.topology.Version;

/** One open connection to one instance, and what was found out about it when it was opened. */
final class Session {
  /**
   * Plugins are told by their variables: to list the plugins themselves a server makes a temporary
   * table, and where its disk is full nobody could connect any more.
   */
  private static final String GREETING =
      """
      SET time_zone = '+00:00';
      SELECT @@global.version, @@global.version_comment, CONNECTION_ID();
      SHOW GLOBAL VARIABLES LIKE 'rpl_semi_sync_%_enabled'\
      """;

  private static final String ENABLED = "_enabled";

  private final InstanceAddress instance;
  private final Wire wire;
  private final Version version;
  private final Dialect dialect;
  private final SemiSyncPlugins semiSync;
  private final ReadPositions positions = new ReadPositions();
  private final long id;

  private Session(
      InstanceAddress instance, Wire wire, Version version, SemiSyncPlugins semiSync, long id) {
    this.instance = instance;
    this.wire = wire;
    this.version = version;
    this.dialect = Dialect.of(version);
    this.semiSync = semiSync;
    this.id = id;
  }

  /** Takes a fresh connection over. */
  static Session greet(InstanceAddress instance, Wire wire) throws SQLException {
    var facts = new Answers(wire.ask(GREETING));
    var first = facts.next().getFirst();
    var plugins = new HashSet<String>();
    for (var row : facts.next()) {
      plugins.add(row.text("variable_name").toLowerCase(Locale.ROOT).replace(ENABLED, ""));
    }
    var version =
        Version.parse(first.text("@@global.version"), first.text("@@global.version_comment"));
    return new Session(
        instance,
        wire,
        version,
        Dialect.of(version).semiSync(plugins),
        first.number("CONNECTION_ID()"));
  }

  InstanceAddress instance() {
    return instance;
  }

  Version version() {
    return version;
  }

  Dialect dialect() {
    return dialect;
  }

  SemiSyncPlugins semiSync() {
    return semiSync;
  }

  /** What it read last of the instance's positions. */
  ReadPositions positions() {
    return positions;
  }

  /** The server's number of this connection. */
  long id() {
    return id;
  }

  /** No answer from now on may take longer to come. */
  void limit(Duration limit) {
    wire.limit(Optional.of(limit));
  }

  /** An answer may take as long as it takes. */
  void limitless() {
    wire.limit(Optional.empty());
  }

  /** Asks in one round trip: statements in the words of 8.4, separated by semicolons. */
  Answers ask(String modern, Object... parameters) throws SQLException {
    return askAsWritten(said(modern, parameters));
  }

  /** Asks in one round trip, word for word. */
  Answers askAsWritten(String statements) throws SQLException {
    return new Answers(wire.ask(statements));
  }

  /** The one value that a query answers with; empty where it is NULL or where there is no row. */
  Optional<String> value(String modern, Object... parameters) throws SQLException {
    var rows = ask(modern, parameters).next();
    return rows.isEmpty() ? Optional.empty() : rows.getFirst().first();
  }

  /** Does something; the answer is what the server warned of. */
  List<Integer> execute(String modern, Object... parameters) throws SQLException {
    wire.ask(said(modern, parameters));
    if (wire.warnings() == 0) {
      return List.of();
    }
    return askAsWritten("SHOW WARNINGS").next().stream().map(row -> row.count("Code")).toList();
  }

  private String said(String modern, Object... parameters) {
    return new Literals(wire.backslash()).into(dialect.say(modern), parameters);
  }

  /** Says good-bye to the server. */
  void leave() {
    wire.quit();
  }

  /** Ends it without a word to the server, which may not be listening. */
  void abort() {
    wire.abort();
  }

  @Override
  public String toString() {
    return "session %d at %s".formatted(id, instance);
  }
}
