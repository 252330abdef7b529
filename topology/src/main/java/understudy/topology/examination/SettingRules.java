package understudy.topology.examination;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import understudy.topology.Ages;
import understudy.topology.BinaryLog;
import understudy.topology.Channel;
import understudy.topology.Flavour;
import understudy.topology.Seen;
import understudy.topology.SemiSync;
import understudy.topology.Switch;
import understudy.topology.Writability;

/** Settings that lose data, or time, at the next failover. */
final class SettingRules {
  private SettingRules() {}

  static Stream<Finding> examine(Chart chart) {
    return Stream.of(positions(chart), logs(chart), relayLogs(chart), rest(chart))
        .flatMap(found -> found);
  }

  private static Stream<Finding> positions(Chart chart) {
    return Stream.of(
            Together.of(
                Case.GTID_OFF,
                those(chart, SettingRules::isWithoutGtids),
                "no failover is possible with whoever has no GTIDs: %s",
                "set gtid_mode=ON, one step at a time",
                seen -> "its gtid_mode is " + seen.binaryLog().gtidMode()),
            Together.of(
                Case.GTID_NOT_ENFORCED,
                those(chart, SettingRules::isLax),
                "what no GTID can stand for is not refused: %s",
                "set enforce_gtid_consistency=ON",
                seen -> "enforce_gtid_consistency is " + seen.binaryLog().consistency()),
            Together.of(
                Case.POSITIONED_BY_FILE,
                those(chart, has(it -> it.positioning() == Channel.Positioning.FILE)),
                "whoever replicates by file and offset can follow nobody else: %s",
                "STOP REPLICA; CHANGE REPLICATION SOURCE TO SOURCE_AUTO_POSITION=1; START REPLICA",
                _ -> "SOURCE_AUTO_POSITION is 0"))
        .flatMap(found -> found);
  }

  private static Stream<Finding> logs(Chart chart) {
    return Stream.of(
            Together.of(
                Case.NO_BINARY_LOG,
                those(chart, seen -> seen.binaryLog().state() == BinaryLog.State.OFF),
                "nobody can follow a server without a binary log: %s",
                "set log_bin, and restart",
                _ -> "log_bin is OFF"),
            Together.of(
                Case.REPLICATED_NOT_LOGGED,
                those(chart, SettingRules::forgets),
                "nobody can lead who does not log what he replicates: %s",
                "set log_replica_updates=ON, and restart",
                _ -> "log_replica_updates is OFF"),
            Together.of(
                Case.COMMITS_NOT_SYNCED,
                those(chart, SettingRules::losesCommits),
                "a crash of the host may lose commits: %s",
                "SET PERSIST sync_binlog=1, innodb_flush_log_at_trx_commit=1",
                seen ->
                    "sync_binlog is %s, innodb_flush_log_at_trx_commit %s"
                        .formatted(
                            seen.settings().syncBinaryLog().map(Object::toString).orElse("unknown"),
                            seen.settings()
                                .flushLogAtCommit()
                                .map(Object::toString)
                                .orElse("unknown"))))
        .flatMap(found -> found);
  }

  private static Stream<Finding> relayLogs(Chart chart) {
    return Stream.of(
            Together.of(
                Case.RELAY_LOG_THROWN_AWAY,
                those(
                    chart,
                    seen -> acknowledges(seen) && seen.settings().relayLogRecovery() == Switch.ON),
                "a restart throws away what was acknowledged and not yet executed: %s",
                "set relay_log_recovery=OFF on replicas that acknowledge, and restart",
                _ -> "relay_log_recovery is ON, and it acknowledges"),
            Together.of(
                Case.RELAY_LOG_NOT_SYNCED,
                those(
                    chart,
                    seen ->
                        acknowledges(seen)
                            && seen.settings().syncRelayLog().filter(it -> it != 1).isPresent()),
                "what is acknowledged is not yet on disk: %s",
                "SET PERSIST sync_relay_log=1 if a crash of two hosts at once must lose nothing",
                seen ->
                    "sync_relay_log is "
                        + seen.settings().syncRelayLog().map(Object::toString).orElse("unknown")),
            Together.of(
                Case.SOURCE_GIVEN_UP_LATE,
                chart.replicas().stream().filter(seen -> givesUpLate(chart, seen)).toList(),
                "a silent source is given up late: %s",
                "SET PERSIST replica_net_timeout="
                    + Math.max(1, chart.policy().netTimeout().toSeconds() / 2),
                seen ->
                    "replica_net_timeout is "
                        + seen.settings().replicaNetTimeout().map(Ages::of).orElse("unknown")))
        .flatMap(found -> found);
  }

  private static Stream<Finding> rest(Chart chart) {
    return Stream.of(
            Together.of(
                Case.FILTERS,
                those(chart, has(it -> it.settings().filters() == Switch.ON)),
                "a part of what is replicated is left out, and would be missing from a new primary: %s",
                "replicate all, or never let them lead: promotion rule must_not",
                _ -> "it has replication filters"),
            Together.of(
                Case.CREDENTIALS_MISSING,
                those(chart, has(it -> it.settings().credentials() == Switch.OFF)),
                "no account to receive with, so that nobody can be connected to anew: %s",
                "CHANGE REPLICATION SOURCE TO SOURCE_USER='…', SOURCE_PASSWORD='…'",
                _ -> "its channel has no user"),
            Together.of(
                Case.WRITABLE_AFTER_RESTART,
                those(
                    chart,
                    seen ->
                        seen.settings()
                            .afterRestart()
                            .filter(it -> it == Writability.WRITABLE)
                            .isPresent()),
                "a restart would open it for writes, whoever leads then: %s",
                "set super_read_only=ON, on MariaDB read_only=ON, in the servers' own configuration",
                _ -> "read_only would be OFF after a restart"))
        .flatMap(found -> found);
  }

  private static List<Seen> those(Chart chart, Predicate<Seen> share) {
    return chart.snapshot().seen().stream().filter(share).toList();
  }

  private static Predicate<Seen> has(Predicate<Channel> channel) {
    return seen -> seen.channels().stream().anyMatch(channel);
  }

  private static boolean isWithoutGtids(Seen seen) {
    return seen.identity().version().flavour() != Flavour.MARIADB
        && seen.binaryLog().gtidMode() != BinaryLog.GtidMode.ON;
  }

  private static boolean isLax(Seen seen) {
    return switch (seen.binaryLog().consistency()) {
      case WARNED_OF, NOT_ENFORCED -> true;
      case ENFORCED, UNKNOWN -> false;
    };
  }

  private static boolean forgets(Seen seen) {
    return seen.binaryLog().state() == BinaryLog.State.ON
        && seen.binaryLog().relayed() == BinaryLog.Relayed.NOT_LOGGED;
  }

  private static boolean losesCommits(Seen seen) {
    return seen.settings().syncBinaryLog().filter(it -> it != 1).isPresent()
        || seen.settings().flushLogAtCommit().filter(it -> it != 1).isPresent();
  }

  private static boolean acknowledges(Seen seen) {
    var side = seen.semiSync().replica();
    return side == SemiSync.Side.ON || side == SemiSync.Side.ON_IDLE;
  }

  private static boolean givesUpLate(Chart chart, Seen seen) {
    return seen.settings()
        .replicaNetTimeout()
        .filter(it -> it.compareTo(chart.policy().netTimeout()) > 0)
        .isPresent();
  }
}
