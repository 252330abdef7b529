package understudy.ops.real;

import static understudy.ops.real.RealServers.DB1;
import static understudy.ops.real.RealServers.DB2;
import static understudy.ops.real.RealServers.DB3;
import static understudy.ops.real.RealServers.DB4;
import static understudy.ops.real.RealServers.DB5;

import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Stream;
import understudy.ops.sandbox.ServerName;
import understudy.topology.examination.Case;

/** Settings that lose data, or time, at the next failover. */
final class SettingFaults {
  private SettingFaults() {}

  static Stream<Fault> all() {
    return Stream.of(gtids(), logs(), patience(), restarted()).flatMap(some -> some);
  }

  private static Stream<Fault> gtids() {
    return Stream.of(
        Fault.of("a replica that goes by file and offset")
            .made(it -> position(it, DB2, 0))
            .found(Case.POSITIONED_BY_FILE, DB2, "SOURCE_AUTO_POSITION is 0")
            .found(Case.NO_WAY_TO_FAIL_OVER, DB2, "file and offset")
            .healed(it -> position(it, DB2, 1)),
        Fault.of("a replica on its way to no GTIDs")
            .made(
                it -> {
                  position(it, DB5, 0);
                  it.sql(DB5, "SET GLOBAL gtid_mode=ON_PERMISSIVE");
                  it.sql(DB5, "SET GLOBAL gtid_mode=OFF_PERMISSIVE");
                  it.sql(DB5, "SET GLOBAL enforce_gtid_consistency=WARN");
                })
            .found(Case.GTID_OFF, DB5, "OFF_PERMISSIVE")
            .found(Case.GTID_NOT_ENFORCED, DB5, "WARNED_OF")
            .found(Case.GTID_MODES_DIFFER, DB5, "OFF_PERMISSIVE")
            .found(Case.POSITIONED_BY_FILE, DB5, "SOURCE_AUTO_POSITION is 0")
            .healed(
                it -> {
                  it.sql(DB5, "SET GLOBAL enforce_gtid_consistency=ON");
                  it.sql(DB5, "SET GLOBAL gtid_mode=ON_PERMISSIVE");
                  it.sql(DB5, "SET GLOBAL gtid_mode=ON");
                  position(it, DB5, 1);
                }));
  }

  private static void position(WatchedServers servers, ServerName replica, int auto)
      throws SQLException {
    servers.sql(
        replica,
        "STOP REPLICA",
        "CHANGE REPLICATION SOURCE TO SOURCE_AUTO_POSITION=%d".formatted(auto),
        "START REPLICA");
  }

  private static Stream<Fault> logs() {
    return Stream.of(
        Fault.of("statements here, rows there")
            .made(it -> format(it, DB2, "STATEMENT"))
            .found(Case.STATEMENT_AND_ROW_LOGS, DB2, "its binlog_format is STATEMENT")
            .found(Case.STATEMENT_AND_ROW_LOGS, DB3, "its binlog_format is ROW")
            .healed(it -> format(it, DB2, "ROW")),
        Fault.of("both here, rows there")
            .made(it -> format(it, DB2, "MIXED"))
            .found(Case.MIXED_AND_ROW_LOGS, DB2, "its binlog_format is MIXED")
            .healed(it -> format(it, DB2, "ROW")),
        Fault.of("both here, statements there")
            .made(
                it -> {
                  format(it, DB2, "MIXED");
                  format(it, DB3, "STATEMENT");
                })
            .found(Case.STATEMENT_AND_MIXED_LOGS, DB3, "its binlog_format is STATEMENT")
            .healed(
                it -> {
                  format(it, DB2, "ROW");
                  format(it, DB3, "ROW");
                }),
        Fault.of("a replica that leaves something out")
            .made(it -> filter(it, "app"))
            .found(Case.FILTERS, DB5, "replication filters")
            .healed(it -> filter(it, "")));
  }

  private static void format(WatchedServers servers, ServerName replica, String format)
      throws SQLException {
    servers.sql(
        replica,
        "STOP REPLICA SQL_THREAD",
        "SET GLOBAL binlog_format=" + format,
        "START REPLICA SQL_THREAD");
  }

  private static void filter(WatchedServers servers, String schema) throws SQLException {
    servers.sql(
        DB5,
        "STOP REPLICA SQL_THREAD",
        "CHANGE REPLICATION FILTER REPLICATE_IGNORE_DB=(%s)".formatted(schema),
        "START REPLICA SQL_THREAD");
  }

  private static Stream<Fault> patience() {
    return Stream.of(
        Fault.of("commits that are not on disk")
            .made(it -> it.sql(DB1, "SET GLOBAL sync_binlog=100"))
            .found(Case.COMMITS_NOT_SYNCED, DB1, "sync_binlog is 100")
            .healed(it -> it.sql(DB1, "SET GLOBAL sync_binlog=1")),
        Fault.of("acknowledgements that are not on disk")
            .made(it -> it.sql(DB2, "SET GLOBAL sync_relay_log=10000"))
            .found(Case.RELAY_LOG_NOT_SYNCED, DB2, "sync_relay_log is 10000")
            .healed(it -> it.sql(DB2, "SET GLOBAL sync_relay_log=1")),
        Fault.of("a replica that waits for a minute")
            .made(it -> it.sql(DB2, "SET GLOBAL replica_net_timeout=60"))
            .found(Case.SOURCE_GIVEN_UP_LATE, DB2, "60.0 s")
            .healed(it -> it.sql(DB2, "SET GLOBAL replica_net_timeout=4")));
  }

  private static Stream<Fault> restarted() {
    return Stream.of(
        Fault.of("servers that were started with careless settings")
            .made(
                it ->
                    it.restart(
                        Map.of(
                            DB2,
                            "relay-log-recovery=ON\nlog-replica-updates=OFF\n",
                            DB3,
                            "log-replica-updates=OFF\n",
                            DB4,
                            "super-read-only=OFF\nread-only=OFF\n",
                            DB5,
                            "skip-log-bin\n")))
            .found(Case.RELAY_LOG_THROWN_AWAY, DB2, "relay_log_recovery is ON")
            .found(Case.REPLICATED_NOT_LOGGED, DB2, "log_replica_updates is OFF")
            .found(Case.REPLICATED_NOT_LOGGED, DB3, "log_replica_updates is OFF")
            .found(Case.NO_REPLICA_LOGS, DB2, "its binary log is ON")
            .found(Case.WRITABLE_AFTER_RESTART, DB4, "OFF after a restart")
            .found(Case.REPLICA_WRITABLE, DB4, "takes writes")
            .found(Case.NO_BINARY_LOG, DB5, "log_bin is OFF")
            .healed(it -> it.restart(Map.of(DB2, "", DB3, "", DB4, "", DB5, ""))));
  }
}
