package understudy.activities.mysql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import understudy.topology.InstanceAddress;
import understudy.topology.Version;

/** One open connection to one instance, and what was found out about it when it was opened. */
final class Session {
  private static final String GREETING =
      """
      SELECT @@global.version, @@global.version_comment, CONNECTION_ID();
      SELECT plugin_name FROM information_schema.plugins
      WHERE plugin_status = 'ACTIVE' AND plugin_name LIKE 'rpl_semi_sync_%'""";

  private final InstanceAddress instance;
  private final Connection connection;
  private final Version version;
  private final Dialect dialect;
  private final SemiSyncPlugins semiSync;
  private final long id;

  private Session(
      InstanceAddress instance,
      Connection connection,
      Version version,
      SemiSyncPlugins semiSync,
      long id) {
    this.instance = instance;
    this.connection = connection;
    this.version = version;
    this.dialect = Dialect.of(version);
    this.semiSync = semiSync;
    this.id = id;
  }

  /** Takes a fresh connection over. */
  static Session greet(InstanceAddress instance, Connection connection) throws SQLException {
    try (var statement = connection.prepareStatement(GREETING)) {
      statement.execute();
      var facts = Answers.of(statement);
      var first = facts.next().getFirst();
      var plugins = new HashSet<String>();
      facts.next().forEach(row -> plugins.add(row.text("plugin_name").toLowerCase(Locale.ROOT)));
      var version =
          Version.parse(first.text("@@global.version"), first.text("@@global.version_comment"));
      return new Session(
          instance,
          connection,
          version,
          SemiSyncPlugins.of(plugins),
          first.number("CONNECTION_ID()"));
    }
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

  /** The server's number of this connection. */
  long id() {
    return id;
  }

  /** No answer from now on may take longer to come. */
  void limit(Duration limit) throws SQLException {
    connection.setNetworkTimeout(Runnable::run, Math.clamp(limit.toMillis(), 1, Integer.MAX_VALUE));
  }

  /** An answer may take as long as it takes. */
  void limitless() throws SQLException {
    connection.setNetworkTimeout(Runnable::run, 0);
  }

  /** Asks in one round trip: statements in the words of 8.4, separated by semicolons. */
  Answers ask(String modern, Object... parameters) throws SQLException {
    try (var statement = prepare(modern, parameters)) {
      statement.execute();
      return Answers.of(statement);
    }
  }

  /** Asks what somebody else wrote, word for word. */
  Answers askAsWritten(String query) throws SQLException {
    try (var statement = connection.prepareStatement(query)) {
      statement.execute();
      return Answers.of(statement);
    }
  }

  /** The one value that a query answers with; empty where it is NULL or where there is no row. */
  Optional<String> value(String modern, Object... parameters) throws SQLException {
    try (var statement = prepare(modern, parameters);
        ResultSet found = statement.executeQuery()) {
      return found.next() ? Optional.ofNullable(found.getString(1)) : Optional.empty();
    }
  }

  /** Does something; the answer is what the server warned of. */
  List<Integer> execute(String modern, Object... parameters) throws SQLException {
    try (var statement = prepare(modern, parameters)) {
      statement.execute();
      var numbers = new ArrayList<Integer>();
      for (SQLWarning next = statement.getWarnings(); next != null; next = next.getNextWarning()) {
        numbers.add(next.getErrorCode());
      }
      return List.copyOf(numbers);
    }
  }

  private PreparedStatement prepare(String modern, Object... parameters) throws SQLException {
    var statement = connection.prepareStatement(dialect.say(modern));
    for (var k = 0; k < parameters.length; k++) {
      statement.setObject(k + 1, parameters[k]);
    }
    return statement;
  }

  /** Ends it without a word to the server, which may not be listening. */
  void abort() {
    Connector.abort(connection);
  }

  @Override
  public String toString() {
    return "session %d at %s".formatted(id, instance);
  }
}
