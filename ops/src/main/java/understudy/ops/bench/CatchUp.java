package understudy.ops.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import understudy.ops.host.Refused;
import understudy.ops.host.Wait;
import understudy.ops.sandbox.Account;
import understudy.topology.InstanceAddress;

/**
 * Waits until replicas have applied what their primary has.
 *
 * <p>A server that came back empty is soon a healthy replica, and still applies the rows of all
 * runs before. Without this wait each run would measure more of that than the one before.
 */
final class CatchUp {
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final Account account;

  CatchUp(Account account) {
    this.account = account;
  }

  /**
   * Writes one row on the primary and returns when every replica has it.
   *
   * @throws Refused when one has not within the limit
   * @throws SQLException when the primary does not take the row
   */
  void await(InstanceAddress primary, List<InstanceAddress> replicas, Duration limit)
      throws SQLException {
    try (var connection = Doors.open(primary, account, 10_000)) {
      var rows = new Rows(Rows.freshKey());
      var row = rows.write(connection, primary);
      for (var replica : replicas) {
        if (!Wait.until(limit, PAUSE, () -> has(replica, row))) {
          throw new Refused(
              "%s has not caught up with %s within %d s"
                  .formatted(replica, primary, limit.toSeconds()));
        }
      }
    }
  }

  private boolean has(InstanceAddress replica, Rows.Written row) {
    try {
      return Rows.has(replica, account, row);
    } catch (SQLException notYet) {
      return false;
    }
  }
}
