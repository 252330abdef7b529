package understudy.activities.mysql;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import understudy.topology.InstanceAddress;

/** What instances call themselves, and what DNS calls their hosts. */
final class ProperNames {
  private ProperNames() {}

  /** The canonical name of the host; empty where DNS knows none. */
  static Optional<InstanceAddress> canonical(InstanceAddress found) {
    try {
      var host = InetAddress.getByName(found.host());
      var name = host.getCanonicalHostName();
      return name.equals(host.getHostAddress()) ? Optional.empty() : address(name, found.port());
    } catch (UnknownHostException unknown) {
      return Optional.empty();
    }
  }

  /** Where the instance says that it listens; empty where it does not say. */
  static Optional<InstanceAddress> reported(Session session) throws SQLException {
    var row =
        session
            .ask("SELECT @@global.report_host host, @@global.report_port port")
            .next()
            .getFirst();
    return row.find("host")
        .filter(host -> !host.isBlank())
        .flatMap(_ -> Observing.address(row, "host", "port"));
  }

  /** The accounts that its receivers let themselves in with. */
  static List<String> users(Session session) throws SQLException {
    var column = session.dialect().say("Source_User");
    return session.ask("SHOW REPLICA STATUS").next().stream()
        .flatMap(row -> row.find(column).stream())
        .toList();
  }

  private static Optional<InstanceAddress> address(String host, int port) {
    try {
      return Optional.of(new InstanceAddress(host, port));
    } catch (IllegalArgumentException odd) {
      return Optional.empty();
    }
  }
}
