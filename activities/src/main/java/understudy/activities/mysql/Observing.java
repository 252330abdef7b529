package understudy.activities.mysql;

import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import understudy.activities.mysql.Answers.Row;
import understudy.activities.mysql.Answers.UnreadableException;
import understudy.topology.BinaryLog;
import understudy.topology.BinaryLog.Format;
import understudy.topology.BinaryLog.GtidMode;
import understudy.topology.BinaryLog.Relayed;
import understudy.topology.BinaryLog.State;
import understudy.topology.Identity;
import understudy.topology.InstanceAddress;
import understudy.topology.Names;
import understudy.topology.Seen;
import understudy.topology.SemiSync;
import understudy.topology.SemiSync.Side;
import understudy.topology.ServerUuid;
import understudy.topology.Settings;
import understudy.topology.Switch;
import understudy.topology.Vitals;
import understudy.topology.Writability;
import understudy.topology.gtid.GtidSet;

/** Reads all that is known of an instance, in one round trip. */
final class Observing {
  private final InstantSource clock;
  private final MariaObserving maria;
  private final Map<Kind, String> questions = new ConcurrentHashMap<>();

  /** Servers that are asked the same in the same words. */
  private record Kind(MySqlDialect dialect, SemiSyncPlugins semiSync) {}

  Observing(InstantSource clock) {
    this.clock = clock;
    this.maria = new MariaObserving(clock);
  }

  /**
   * Asks a server everything at once.
   *
   * @throws SQLException what the server or the network answered instead
   * @throws RuntimeException when the answer makes no sense
   */
  Seen over(Session session) throws SQLException {
    return switch (session.dialect()) {
      case MySqlDialect dialect -> over(session, dialect);
      case MariaDialect _ -> maria.over(session);
    };
  }

  /** Lets go of what is remembered of an instance. */
  void forget(InstanceAddress instance) {
    maria.forget(instance);
  }

  private Seen over(Session session, MySqlDialect dialect) throws SQLException {
    var asked = System.nanoTime();
    var answers = session.askAsWritten(question(session, dialect));
    var took = Duration.ofNanos(System.nanoTime() - asked);
    var at = clock.instant();
    var self = answers.next().getFirst();
    var semiSync = semiSync(session.semiSync(), self, status(session, answers));
    var channels = answers.next();
    var heard = Hearing.of(answers.next(), at);
    return new Seen(
        session.instance(),
        at,
        took,
        new Identity(
            new ServerUuid(self.text("server_uuid")),
            self.number("server_id"),
            session.version(),
            Names.UNKNOWN),
        writability(self),
        binaryLog(self),
        session.positions().read("executed", self.text("gtid_executed")),
        semiSync,
        channels.stream().map(row -> ChannelReading.of(session, row, heard)).toList(),
        replicas(answers.next()),
        Settings.UNKNOWN,
        Vitals.UNKNOWN,
        Optional.empty());
  }

  /** Written once for all servers of a kind. */
  private String question(Session session, MySqlDialect dialect) {
    var kind = new Kind(dialect, session.semiSync());
    var known = questions.get(kind);
    return known == null
        ? questions.computeIfAbsent(kind, it -> it.dialect().say(question(it)))
        : known;
  }

  private static String question(Kind kind) {
    return question(kind.semiSync(), kind.dialect());
  }

  private static String question(SemiSyncPlugins semiSync, MySqlDialect dialect) {
    var self =
        new StringBuilder(
            """
            SELECT @@global.server_uuid server_uuid, @@global.server_id server_id,
              @@global.read_only read_only, @@global.super_read_only super_read_only,
              @@global.log_bin log_bin, @@global.binlog_format binlog_format,
              @@global.log_replica_updates relayed, @@global.gtid_mode gtid_mode,
              @@global.gtid_executed gtid_executed\
            """);
    var status = new ArrayList<String>();
    if (semiSync.hasSource()) {
      self.append(", @@global.%s commits_wait".formatted(semiSync.ofSource("enabled")));
      self.append(", @@global.%s commits_wait_for".formatted(semiSync.ofSource("timeout")));
      semiSync
          .acknowledgements()
          .ifPresent(name -> self.append(", @@global.%s acknowledgements".formatted(name)));
      status.add("'%s'".formatted(semiSync.ofSource("status")));
      status.add("'%s'".formatted(semiSync.ofSource("clients")));
    }
    if (semiSync.hasReplica()) {
      self.append(", @@global.%s acknowledges".formatted(semiSync.ofReplica("enabled")));
      status.add("'%s'".formatted(semiSync.ofReplica("status")));
    }
    return self
        + (status.isEmpty() ? "" : statusQuestion(status))
        + """
        ;
        SHOW REPLICA STATUS;
        SELECT c.channel_name channel, c.heartbeat_interval heartbeat,
          TIMESTAMPDIFF(MICROSECOND, %s, NOW(6)) age
        FROM performance_schema.replication_connection_configuration c
        JOIN performance_schema.replication_connection_status s
          ON s.channel_name = c.channel_name;
        SHOW REPLICAS\
        """
            .formatted(dialect.lastHeard());
  }

  private static String statusQuestion(List<String> names) {
    return """
    ;
    SELECT LOWER(variable_name) name, variable_value value
    FROM performance_schema.global_status WHERE variable_name IN (%s)\
    """
        .formatted(String.join(", ", names));
  }

  private static Map<String, Row> status(Session session, Answers answers) {
    var status = new TreeMap<String, Row>();
    if (session.semiSync().hasSource() || session.semiSync().hasReplica()) {
      answers.next().forEach(row -> status.put(row.text("name"), row));
    }
    return status;
  }

  private static SemiSync semiSync(SemiSyncPlugins plugins, Row self, Map<String, Row> status) {
    var source =
        plugins.hasSource()
            ? side(Switch.of(self.text("commits_wait")), status.get(plugins.ofSource("status")))
            : Side.NOT_INSTALLED;
    var replica =
        plugins.hasReplica()
            ? side(Switch.of(self.text("acknowledges")), status.get(plugins.ofReplica("status")))
            : Side.NOT_INSTALLED;
    if (!plugins.hasSource()) {
      return new SemiSync(source, replica, 0, Duration.ZERO, 0, Optional.empty(), Optional.empty());
    }
    var clients = status.get(plugins.ofSource("clients"));
    return new SemiSync(
        source,
        replica,
        (int) self.number("acknowledgements"),
        Duration.ofMillis(self.number("commits_wait_for")),
        clients == null ? 0 : (int) clients.number("value"),
        Optional.empty(),
        Optional.empty());
  }

  static Side side(Switch enabled, @Nullable Row status) {
    if (enabled != Switch.ON) {
      return Side.OFF;
    }
    return status != null && status.isOn("value") ? Side.ON : Side.ON_IDLE;
  }

  private static Writability writability(Row self) {
    if (self.isOn("super_read_only")) {
      return Writability.SUPER_READ_ONLY;
    }
    return self.isOn("read_only") ? Writability.READ_ONLY : Writability.WRITABLE;
  }

  private static BinaryLog binaryLog(Row self) {
    return new BinaryLog(
        self.isOn("log_bin") ? State.ON : State.OFF,
        Format.valueOf(self.text("binlog_format").toUpperCase(Locale.ROOT)),
        self.isOn("relayed") ? Relayed.LOGGED : Relayed.NOT_LOGGED,
        GtidMode.valueOf(self.text("gtid_mode").toUpperCase(Locale.ROOT)),
        BinaryLog.Consistency.UNKNOWN,
        Optional.empty(),
        Optional.empty(),
        GtidSet.empty());
  }

  /** A replica that does not report where it listens cannot be named, and is passed over. */
  static List<InstanceAddress> replicas(List<Row> rows) {
    return rows.stream()
        .flatMap(row -> address(row, "Host", "Port").stream())
        .sorted()
        .distinct()
        .toList();
  }

  /** An address that a server says, if it says one. */
  static Optional<InstanceAddress> address(Row row, String host, String port) {
    try {
      return Optional.of(new InstanceAddress(row.text(host), (int) row.number(port)));
    } catch (IllegalArgumentException | UnreadableException _) {
      return Optional.empty();
    }
  }
}
