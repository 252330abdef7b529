package understudy.ops.cli;

import java.util.List;
import understudy.ops.sandbox.ServerStatus;

/** A sandbox's servers as a table for people. */
final class StatusTable {
  private static final String ROW = "%-6s %-18s %8s %-7s %-20s %-16s %-18s %-10s %-7s %s%n";

  private StatusTable() {}

  static String of(List<ServerStatus> servers) {
    var text = new StringBuilder();
    text.append(
        ROW.formatted(
            "SERVER",
            "ADDRESS",
            "PID",
            "LIFE",
            "ROLE",
            "MODE",
            "SOURCE",
            "RECEIVER",
            "APPLIER",
            "SEMI-SYNC"));
    for (var server : servers) {
      text.append(row(server));
    }
    for (var server : servers) {
      if (!server.gtid().isEmpty()) {
        text.append("%s executed %s%n".formatted(server.server(), server.gtid()));
      }
    }
    return text.toString();
  }

  private static String row(ServerStatus server) {
    return ROW.formatted(
        server.server(),
        server.address(),
        server.pid() == 0 ? "" : server.pid(),
        server.cut().isEmpty() ? server.life() : server.cut(),
        server.role(),
        server.mode(),
        server.source(),
        server.receiver(),
        server.applier(),
        server.semiSync());
  }
}
