package understudy.activities.mysql;

import com.mysql.cj.jdbc.NonRegisteringDriver;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import understudy.topology.InstanceAddress;

/** Opens sessions: one way, with fixed attributes that tell a server who is calling. */
final class Connector {
  private final MySqlSettings settings;
  private final NonRegisteringDriver driver;

  Connector(MySqlSettings settings) {
    this.settings = settings;
    try {
      this.driver = new NonRegisteringDriver();
    } catch (SQLException impossible) {
      throw new IllegalStateException("Connector/J could not be loaded", impossible);
    }
  }

  /**
   * Opens a session.
   *
   * @param limit for connecting, and then for each answer
   */
  Session open(InstanceAddress instance, Duration limit) throws SQLException {
    var connection = driver.connect(url(instance), properties(limit));
    if (connection == null) {
      throw new IllegalStateException("Connector/J does not accept " + url(instance));
    }
    try {
      return Session.greet(instance, connection);
    } catch (SQLException | RuntimeException unusable) {
      abort(connection);
      throw unusable;
    }
  }

  /** Ends a connection without a word to the server, which may not be listening. */
  static void abort(Connection connection) {
    try {
      // Aside: closing an encrypted socket waits for the other end, which may be frozen.
      connection.abort(Thread::startVirtualThread);
    } catch (SQLException alreadyGone) {
      // There is nothing left to end.
      return;
    }
  }

  private static String url(InstanceAddress instance) {
    return "jdbc:mysql://" + instance.toString().replace("%", "%25") + "/";
  }

  private Properties properties(Duration limit) {
    var millis = Long.toString(Math.max(1, limit.toMillis()));
    var properties = new Properties();
    properties.setProperty("user", settings.management().user());
    properties.setProperty("password", settings.management().password());
    properties.setProperty("connectTimeout", millis);
    properties.setProperty("socketTimeout", millis);
    properties.setProperty("sslMode", settings.encryption().name());
    properties.setProperty(
        "allowPublicKeyRetrieval", Boolean.toString(settings.publicKeys() == PublicKeys.BELIEVED));
    properties.setProperty(
        "connectionAttributes", "program_name:understudy,understudy_origin:" + settings.origin());
    // Everything that a probe asks is answered in one round trip.
    properties.setProperty("allowMultiQueries", "true");
    properties.setProperty("connectionTimeZone", "UTC");
    properties.setProperty("sessionVariables", "time_zone='+00:00'");
    properties.setProperty("enableQueryTimeouts", "false");
    properties.setProperty("useLocalSessionState", "true");
    properties.setProperty("dontTrackOpenResources", "true");
    properties.setProperty("allowLoadLocalInfile", "false");
    // An exception must never quote a statement: one of them holds a password.
    properties.setProperty("paranoid", "true");
    properties.setProperty("dumpQueriesOnException", "false");
    return properties;
  }
}
