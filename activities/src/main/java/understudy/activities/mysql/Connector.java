package understudy.activities.mysql;

import java.sql.SQLException;
import java.time.Duration;
import understudy.topology.InstanceAddress;

/** Opens sessions: one way, with fixed attributes that tell a server who is calling. */
final class Connector {
  private final MySqlSettings settings;
  private final Shared shared;

  Connector(MySqlSettings settings) {
    this.settings = settings;
    this.shared = new Shared(settings.encryption());
  }

  /**
   * Opens a session.
   *
   * @param limit for connecting, and then for each answer
   */
  Session open(InstanceAddress instance, Duration limit) throws SQLException {
    var wire = Wire.open(instance, settings, limit, shared);
    try {
      return Session.greet(instance, wire);
    } catch (SQLException | RuntimeException unusable) {
      wire.abort();
      throw unusable;
    }
  }
}
