package understudy.activities.mysql;

import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import understudy.activities.mysql.Answers.Row;
import understudy.activities.mysql.Observing.Depth;
import understudy.activities.mysql.Pulses.Sign;
import understudy.topology.BinaryLog;
import understudy.topology.BinaryLog.Consistency;
import understudy.topology.BinaryLog.Format;
import understudy.topology.BinaryLog.GtidMode;
import understudy.topology.BinaryLog.Relayed;
import understudy.topology.BinaryLog.RowImage;
import understudy.topology.BinaryLog.State;
import understudy.topology.Channel;
import understudy.topology.Channel.Positioning;
import understudy.topology.ChannelSettings;
import understudy.topology.Identity;
import understudy.topology.Names;
import understudy.topology.Progress;
import understudy.topology.Seen;
import understudy.topology.SemiSync;
import understudy.topology.SemiSync.WaitPoint;
import understudy.topology.ServerUuid;
import understudy.topology.Settings;
import understudy.topology.Switch;
import understudy.topology.Vitals;
import understudy.topology.Vitals.Connections;
import understudy.topology.Writability;
import understudy.topology.gtid.GtidSet;

/** Reads all that is known of a MariaDB server, in one round trip. */
final class MariaObserving {
  private static final String QUESTION =
      """
      SELECT @@global.server_id server_id, @@global.read_only read_only,
        @@global.log_bin log_bin, @@global.binlog_format binlog_format,
        @@global.binlog_row_image row_image, @@global.log_slave_updates relayed,
        @@global.gtid_strict_mode strict,
        CONCAT(@@global.gtid_binlog_state, ',', @@global.gtid_slave_pos) executed,
        @@global.hostname own_host, @@global.port own_port,
        @@global.report_host reported_host, @@global.report_port reported_port,
        @@global.rpl_semi_sync_master_enabled commits_wait,
        @@global.rpl_semi_sync_master_timeout commits_wait_for,
        @@global.rpl_semi_sync_master_wait_point wait_point,
        @@global.rpl_semi_sync_slave_enabled acknowledges,
        @@global.relay_log_recovery relay_log_recovery, @@global.sync_relay_log sync_relay_log,
        @@global.sync_binlog sync_binlog, @@global.innodb_flush_log_at_trx_commit flush_log,
        @@global.slave_net_timeout net_timeout, @@global.max_connections max_connections;
      SELECT LOWER(variable_name) name, variable_value value
      FROM information_schema.global_status
      WHERE variable_name IN ('rpl_semi_sync_master_status', 'rpl_semi_sync_master_clients',
        'rpl_semi_sync_master_wait_sessions', 'rpl_semi_sync_slave_status', 'uptime',
        'threads_connected');
      SHOW ALL SLAVES STATUS;
      SHOW SLAVE HOSTS""";

  private final InstantSource clock;
  private final Pulses pulses;
  private final Seldom seldom;

  MariaObserving(InstantSource clock, Pulses pulses, Seldom seldom) {
    this.clock = clock;
    this.pulses = pulses;
    this.seldom = seldom;
  }

  Seen over(Session session, Depth depth) throws SQLException {
    var asked = System.nanoTime();
    var answers = session.ask(question(session.dialect(), depth));
    var took = Duration.ofNanos(System.nanoTime() - asked);
    var at = clock.instant();
    var self = answers.next().getFirst();
    var status = status(answers.next());
    var channels = answers.next();
    var heard = pulses.felt(session.instance(), signs(channels), at);
    var replicas = Observing.replicas(answers.next());
    var rest =
        switch (depth) {
          case OFTEN -> seldom.last(session.instance(), at);
          case ALL -> seldom.read(session.instance(), session.version(), self, answers, at);
        };
    return new Seen(
        session.instance(),
        at,
        took,
        identity(session, self),
        writability(self),
        binaryLog(self),
        GtidSet.parse(self.text("executed")),
        semiSync(self, status),
        channels.stream().map(row -> channel(session.dialect(), row, heard)).toList(),
        replicas,
        settings(self, rest),
        vitals(self, status, rest),
        Optional.empty());
  }

  private static String question(Dialect dialect, Depth depth) {
    return switch (depth) {
      case OFTEN -> QUESTION;
      case ALL -> QUESTION + Seldom.asked(dialect);
    };
  }

  private static Map<String, Sign> signs(List<Row> channels) {
    var signs = new TreeMap<String, Sign>();
    channels.forEach(row -> signs.put(row.find("Connection_name").orElse(""), Sign.ofMaria(row)));
    return signs;
  }

  private static Map<String, Row> status(List<Row> rows) {
    var status = new TreeMap<String, Row>();
    rows.forEach(row -> status.put(row.text("name"), row));
    return status;
  }

  private static Identity identity(Session session, Row self) {
    var id = self.number("server_id");
    return new Identity(
        ServerUuid.ofServerId(id),
        id,
        session.version(),
        new Names(
            Observing.address(self, "own_host", "own_port"),
            Observing.address(self, "reported_host", "reported_port"),
            Optional.empty()));
  }

  static Writability writability(Row self) {
    return switch (self.text("read_only").toUpperCase(Locale.ROOT)) {
      case "0", "OFF" -> Writability.WRITABLE;
      // 12.1 and later.
      case "NO_LOCK_NO_ADMIN" -> Writability.SUPER_READ_ONLY;
      default -> Writability.READ_ONLY_AT_BEST;
    };
  }

  /** Transactions always have GTIDs; whether their numbers must grow is a setting. */
  private static BinaryLog binaryLog(Row self) {
    return new BinaryLog(
        self.isOn("log_bin") ? State.ON : State.OFF,
        Format.valueOf(self.text("binlog_format").toUpperCase(Locale.ROOT)),
        self.isOn("relayed") ? Relayed.LOGGED : Relayed.NOT_LOGGED,
        GtidMode.ON,
        self.isOn("strict") ? Consistency.ENFORCED : Consistency.NOT_ENFORCED,
        rowImage(self.text("row_image")),
        Optional.empty(),
        GtidSet.empty());
  }

  private static Optional<RowImage> rowImage(String text) {
    return switch (text.toUpperCase(Locale.ROOT)) {
      case "FULL", "FULL_NODUP" -> Optional.of(RowImage.FULL);
      case "MINIMAL" -> Optional.of(RowImage.MINIMAL);
      case "NOBLOB" -> Optional.of(RowImage.NOBLOB);
      default -> Optional.empty();
    };
  }

  private static SemiSync semiSync(Row self, Map<String, Row> status) {
    return new SemiSync(
        Observing.side(
            Switch.of(self.text("commits_wait")), status.get("rpl_semi_sync_master_status")),
        Observing.side(
            Switch.of(self.text("acknowledges")), status.get("rpl_semi_sync_slave_status")),
        1,
        Duration.ofMillis(self.number("commits_wait_for")),
        number(status, "rpl_semi_sync_master_clients").orElse(0),
        number(status, "rpl_semi_sync_master_wait_sessions"),
        switch (self.text("wait_point").toUpperCase(Locale.ROOT)) {
          case "AFTER_SYNC" -> Optional.of(WaitPoint.AFTER_SYNC);
          case "AFTER_COMMIT" -> Optional.of(WaitPoint.AFTER_COMMIT);
          default -> Optional.empty();
        });
  }

  private static Optional<Integer> number(Map<String, Row> status, String name) {
    return Optional.ofNullable(status.get(name)).map(row -> row.count("value"));
  }

  private static Channel channel(Dialect dialect, Row row, Map<String, Hearing> heard) {
    var name = row.find("Connection_name").orElse("");
    var id = row.findNumber("Master_Server_Id").filter(it -> it > 0);
    return new Channel(
        name,
        row.address("Master_Host", "Master_Port"),
        id.map(ServerUuid::ofServerId),
        row.text("Using_Gtid").equals("No") ? Positioning.FILE : Positioning.AUTO,
        ChannelReading.receiver(dialect, row, heard.getOrDefault(name, Hearing.NOTHING)),
        ChannelReading.applier(dialect, row),
        MariaDialect.retrieved(row),
        Duration.ofSeconds(row.findNumber("SQL_Delay").orElse(0L)),
        Progress.UNKNOWN,
        ChannelSettings.UNKNOWN);
  }

  private static Settings settings(Row self, Seldom.Reading rest) {
    return new Settings(
        Switch.of(self.text("relay_log_recovery")),
        Optional.of(self.number("sync_relay_log")),
        Optional.of(self.number("sync_binlog")),
        self.findCount("flush_log"),
        Optional.of(Duration.ofSeconds(self.number("net_timeout"))),
        rest.afterRestart());
  }

  private static Vitals vitals(Row self, Map<String, Row> status, Seldom.Reading rest) {
    return new Vitals(
        Optional.ofNullable(status.get("uptime"))
            .map(row -> Duration.ofSeconds(row.number("value"))),
        number(status, "threads_connected")
            .map(used -> new Connections(used, self.count("max_connections"))),
        Optional.empty(),
        rest.missingGrants());
  }
}
