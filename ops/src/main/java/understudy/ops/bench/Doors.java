package understudy.ops.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import understudy.ops.sandbox.Account;
import understudy.topology.InstanceAddress;

/** Opens connections to the servers of a sandbox as a client would. */
final class Doors {
  private Doors() {}

  /** A connection whose statements fail after the given time. */
  static Connection open(InstanceAddress server, Account account, int timeoutMs)
      throws SQLException {
    var login = new Properties();
    login.setProperty("user", account.user());
    login.setProperty("password", account.password());
    return DriverManager.getConnection(
        "jdbc:mysql://%s/?sslMode=DISABLED&allowPublicKeyRetrieval=true&connectTimeout=1000&socketTimeout=%d"
            .formatted(server, timeoutMs),
        login);
  }

  /** Closes a connection, if there is one and it is still there; what is left of it is nothing. */
  static @Nullable Connection shut(@Nullable Connection connection) {
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException alreadyGone) {
        return null;
      }
    }
    return null;
  }

  /** Whether an error says that the server is there and takes no writes. */
  static boolean isReadOnly(SQLException error) {
    return switch (error.getErrorCode()) {
      case 1290, 1836, 3100 -> true;
      default -> false;
    };
  }
}
