package understudy.ops.bench;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import understudy.ops.host.Refused;
import understudy.ops.sandbox.Account;
import understudy.topology.Flavour;
import understudy.topology.InstanceAddress;
import understudy.topology.Version;

/** Waits until servers replicate from a given one, both threads running. */
final class Healing {
  private static final String FOLLOWS =
      """
      SELECT c.HOST, c.PORT
      FROM performance_schema.replication_connection_configuration c
      JOIN performance_schema.replication_connection_status s USING (CHANNEL_NAME)
      JOIN performance_schema.replication_applier_status a USING (CHANNEL_NAME)
      WHERE s.SERVICE_STATE = 'ON' AND a.SERVICE_STATE = 'ON'
      """;
  private static final String FOLLOWS_IN_MARIADB = "SHOW SLAVE STATUS";
  private static final Duration PAUSE = Duration.ofMillis(10);

  private final Account account;

  Healing(Account account) {
    this.account = account;
  }

  /** Returns the nanosecond at which the last of them did. */
  long await(List<InstanceAddress> replicas, InstanceAddress source, Duration limit) {
    var end = System.nanoTime() + limit.toNanos();
    for (var replica : replicas) {
      while (!follows(replica, source)) {
        if (System.nanoTime() > end) {
          throw new Refused("%s does not replicate from %s".formatted(replica, source));
        }
        Waiting.rest(PAUSE);
      }
    }
    return System.nanoTime();
  }

  private boolean follows(InstanceAddress replica, InstanceAddress source) {
    try (var connection = Doors.open(replica, account, 1000);
        var query = connection.createStatement()) {
      var version = Version.parse(connection.getMetaData().getDatabaseProductVersion());
      var found =
          version.flavour() == Flavour.MARIADB ? sourceInMariaDb(query) : sourceInMySql(query);
      return found.equals(Optional.of(source));
    } catch (SQLException silent) {
      return false;
    }
  }

  private static Optional<InstanceAddress> sourceInMySql(Statement query) throws SQLException {
    try (var row = query.executeQuery(FOLLOWS)) {
      return row.next()
          ? Optional.of(new InstanceAddress(row.getString(1), row.getInt(2)))
          : Optional.empty();
    }
  }

  private static Optional<InstanceAddress> sourceInMariaDb(Statement query) throws SQLException {
    try (var row = query.executeQuery(FOLLOWS_IN_MARIADB)) {
      return row.next()
              && row.getString("Slave_IO_Running").equals("Yes")
              && row.getString("Slave_SQL_Running").equals("Yes")
          ? Optional.of(
              new InstanceAddress(row.getString("Master_Host"), row.getInt("Master_Port")))
          : Optional.empty();
    }
  }
}
