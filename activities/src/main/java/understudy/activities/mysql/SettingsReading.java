package understudy.activities.mysql;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import understudy.activities.mysql.Answers.Row;
import understudy.topology.BinaryLog;
import understudy.topology.InstanceAddress;
import understudy.topology.Names;
import understudy.topology.Settings;
import understudy.topology.Switch;
import understudy.topology.Writability;

/** What a MySQL server says of its settings, in the same row as of itself. */
final class SettingsReading {
  private static final String ASKED =
      """
      ,
        @@global.hostname hostname, @@global.port port,
        @@global.report_host report_host, @@global.report_port report_port,
        @@global.gtid_purged gtid_purged, @@global.enforce_gtid_consistency consistency,
        @@global.binlog_row_image row_image, @@global.relay_log_recovery relay_log_recovery,
        @@global.sync_relay_log sync_relay_log, @@global.sync_binlog sync_binlog,
        @@global.innodb_flush_log_at_trx_commit flush_log,
        @@global.replica_net_timeout net_timeout, @@global.max_connections max_connections""";

  private SettingsReading() {}

  /** The columns to ask for, in the words of 8.4. */
  static String asked(MySqlDialect dialect) {
    return switch (dialect) {
      case MODERN ->
          ASKED + ", @@global.admin_address admin_address, @@global.admin_port admin_port";
      case EARLY_8_0, SEVEN -> ASKED;
    };
  }

  static Names names(Row self) {
    return new Names(
        address(self, "hostname", "port"),
        address(self, "report_host", "report_port"),
        address(self, "admin_address", "admin_port"));
  }

  static Settings settings(Row self, Optional<Writability> afterRestart) {
    return new Settings(
        self.find("relay_log_recovery").map(Switch::of).orElse(Switch.UNKNOWN),
        self.findNumber("sync_relay_log"),
        self.findNumber("sync_binlog"),
        self.findCount("flush_log"),
        self.findNumber("net_timeout").map(Duration::ofSeconds),
        afterRestart);
  }

  static BinaryLog.Consistency consistency(Row self) {
    return switch (self.find("consistency").orElse("").toUpperCase(Locale.ROOT)) {
      case "ON", "1" -> BinaryLog.Consistency.ENFORCED;
      case "WARN", "2" -> BinaryLog.Consistency.WARNED_OF;
      case "OFF", "0" -> BinaryLog.Consistency.NOT_ENFORCED;
      default -> BinaryLog.Consistency.UNKNOWN;
    };
  }

  static Optional<BinaryLog.RowImage> rowImage(Row self) {
    return self.find("row_image")
        .map(text -> BinaryLog.RowImage.valueOf(text.toUpperCase(Locale.ROOT)));
  }

  /** Servers without a name, or with one that is none, say nothing of themselves. */
  private static Optional<InstanceAddress> address(Row row, String host, String port) {
    return row.find(host).isEmpty() ? Optional.empty() : Observing.address(row, host, port);
  }
}
