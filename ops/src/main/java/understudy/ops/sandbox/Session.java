package understudy.ops.sandbox;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import understudy.ops.host.Refused;
import understudy.topology.InstanceAddress;

/** A session with one of the sandbox's servers, every answer bounded in time. */
final class Session implements AutoCloseable {
  private final InstanceAddress address;
  private final Connection connection;

  private Session(InstanceAddress address, Connection connection) {
    this.address = address;
    this.connection = connection;
  }

  /**
   * Logs in.
   *
   * @throws SQLException when the server is not there, does not answer in time or refuses
   */
  static Session open(InstanceAddress address, Account account, Duration limit)
      throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", account.user());
    properties.setProperty("password", account.password());
    properties.setProperty("connectTimeout", Long.toString(limit.toMillis()));
    properties.setProperty("socketTimeout", Long.toString(limit.toMillis()));
    properties.setProperty("sslMode", "DISABLED");
    properties.setProperty("allowPublicKeyRetrieval", "true");
    var url = "jdbc:mysql://" + address + "/";
    return new Session(address, DriverManager.getConnection(url, properties));
  }

  /**
   * Runs statements, one after the other.
   *
   * @throws Refused naming the server when one fails; it never repeats the statement, which may
   *     hold a password
   */
  void run(String... statements) {
    try (var statement = connection.createStatement()) {
      for (var sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new Refused("%s refused a statement: %s".formatted(address, e.getMessage()), e);
    }
  }

  /** The first row of an answer, by column name; nulls are empty. */
  Optional<Map<String, String>> row(String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      if (!rows.next()) {
        return Optional.empty();
      }
      var columns = rows.getMetaData();
      var row = new LinkedHashMap<String, String>();
      for (var i = 1; i <= columns.getColumnCount(); i++) {
        var value = rows.getString(i);
        row.put(columns.getColumnLabel(i), value == null ? "" : value);
      }
      return Optional.of(row);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
