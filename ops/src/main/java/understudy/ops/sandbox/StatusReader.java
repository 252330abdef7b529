package understudy.ops.sandbox;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import understudy.ops.host.Daemon;
import understudy.ops.host.Parallel;

/** Asks all servers of a sandbox at once what they are and do. */
final class StatusReader {
  private static final Duration ANSWER = Duration.ofMillis(1500);

  private final NetworkCut cut;

  StatusReader(NetworkCut cut) {
    this.cut = cut;
  }

  List<ServerStatus> read(List<Server> servers) {
    var isCut = cut.present();
    var all = Parallel.map(servers, server -> read(server, isCut.contains(server.name())));
    var sources = all.stream().map(ServerStatus::source).collect(Collectors.toSet());
    var named = new ArrayList<ServerStatus>();
    for (var status : all) {
      var middle = status.role().equals("replica") && sources.contains(status.address());
      named.add(middle ? status.withRole("intermediate primary") : status);
    }
    return named;
  }

  private ServerStatus read(Server server, boolean isCut) {
    var life = server.life();
    if (life != Daemon.Life.RUNNING) {
      return unknown(server, life == Daemon.Life.FROZEN ? "frozen" : "dead", isCut);
    }
    try (var session = server.open(ANSWER)) {
      var variables = session.row(server.words().state());
      var replica = session.row(server.words().showReplicaStatus());
      return seen(
          server,
          isCut,
          variables.orElseThrow(),
          replica.orElse(Map.of()),
          semi(server.words(), session));
    } catch (SQLException e) {
      return unknown(server, "silent", isCut);
    }
  }

  private static String semi(Words words, Session session) throws SQLException {
    var source = isOn(words, session, "rpl_semi_sync_source_enabled");
    var replica = isOn(words, session, "rpl_semi_sync_replica_enabled");
    if (source) {
      return replica ? "both" : "source";
    }
    return replica ? "replica" : "off";
  }

  private static boolean isOn(Words words, Session session, String variable) throws SQLException {
    return session
        .row("SHOW GLOBAL VARIABLES LIKE '%s'".formatted(words.setting(variable)))
        .map(row -> "ON".equals(row.get("Value")))
        .orElse(false);
  }

  private ServerStatus seen(
      Server server,
      boolean isCut,
      Map<String, String> variables,
      Map<String, String> replica,
      String semiSync) {
    var words = server.words();
    var host = words.column(replica, "Source_Host");
    var source = host.isEmpty() ? "" : host + ":" + words.column(replica, "Source_Port");
    return new ServerStatus(
        server.name().toString(),
        server.address().toString(),
        server.daemon().pid().orElse(0),
        "up",
        role(variables, source),
        mode(variables),
        source,
        words.column(replica, "Replica_IO_Running"),
        words.column(replica, "Replica_SQL_Running"),
        semiSync,
        isCut ? "cut" : "",
        variables.getOrDefault("gtid", "").replace("\n", ""));
  }

  private static String role(Map<String, String> variables, String source) {
    if (!source.isEmpty()) {
      return "replica";
    }
    return mode(variables).equals("writable") ? "primary" : "none";
  }

  private static String mode(Map<String, String> variables) {
    if ("1".equals(variables.get("s"))) {
      return "super_read_only";
    }
    return "1".equals(variables.get("r")) ? "read_only" : "writable";
  }

  private static ServerStatus unknown(Server server, String life, boolean isCut) {
    return new ServerStatus(
        server.name().toString(),
        server.address().toString(),
        server.daemon().pid().orElse(0),
        life,
        "",
        "",
        "",
        "",
        "",
        "",
        isCut ? "cut" : "",
        "");
  }
}
