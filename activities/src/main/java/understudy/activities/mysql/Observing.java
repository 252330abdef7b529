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
import understudy.topology.Seen;
import understudy.topology.SemiSync;
import understudy.topology.SemiSync.Side;
import understudy.topology.ServerUuid;
import understudy.topology.Switch;
import understudy.topology.Writability;

/** Reads all that is known of an instance, in one round trip. */
final class Observing {
  private static final String SELF =
      """
      SELECT @@global.server_uuid server_uuid, @@global.server_id server_id,
        @@global.read_only read_only, @@global.super_read_only super_read_only,
        @@global.log_bin log_bin, @@global.binlog_format binlog_format,
        @@global.log_replica_updates relayed, @@global.gtid_mode gtid_mode,
        @@global.gtid_executed gtid_executed\
      """;

  private final InstantSource clock;
  private final MariaObserving maria;
  private final Pulses pulses = new Pulses();
  private final Seldom seldom = new Seldom();
  private final Map<Kind, String> questions = new ConcurrentHashMap<>();

  /** Servers that are asked the same in the same words. */
  private record Kind(MySqlDialect dialect, SemiSyncPlugins semiSync, Depth depth) {}

  Observing(InstantSource clock) {
    this.clock = clock;
    this.maria = new MariaObserving(clock, pulses, seldom);
  }

  /**
   * Asks a server everything at once, and now and then what changes seldom as well.
   *
   * @throws SQLException what the server or the network answered instead
   * @throws RuntimeException when the answer makes no sense
   */
  Seen thoroughly(Session session) throws SQLException {
    return seldom.isDue(session.instance(), clock.instant())
        ? over(session, Depth.ALL)
        : over(session, Depth.OFTEN);
  }

  /**
   * Asks a server everything at once; what changes seldom is as it was last read.
   *
   * @throws SQLException what the server or the network answered instead
   * @throws RuntimeException when the answer makes no sense
   */
  Seen over(Session session) throws SQLException {
    return over(session, Depth.OFTEN);
  }

  /** Lets go of what is remembered of an instance. */
  void forget(InstanceAddress instance) {
    pulses.forget(instance);
    seldom.forget(instance);
  }

  /** How much is asked. */
  enum Depth {
    OFTEN,
    ALL
  }

  private Seen over(Session session, Depth depth) throws SQLException {
    return switch (session.dialect()) {
      case MySqlDialect dialect -> over(session, dialect, depth);
      case MariaDialect _ -> maria.over(session, depth);
    };
  }

  private Seen over(Session session, MySqlDialect dialect, Depth depth) throws SQLException {
    var asked = System.nanoTime();
    var answers = session.askAsWritten(question(session, dialect, depth));
    var took = Duration.ofNanos(System.nanoTime() - asked);
    var at = clock.instant();
    var self = answers.next().getFirst();
    var semiSync = semiSync(session.semiSync(), self, status(session, answers));
    var channels = answers.next().stream().filter(ChannelReading::isOrdinary).toList();
    var signs = ChannelReading.signs(dialect, channels, Hearing.of(answers.next(), at));
    var heard = pulses.felt(session.instance(), signs, at);
    var replicas = replicas(answers.next());
    var rest =
        depth == Depth.ALL
            ? seldom.read(session.instance(), session.version(), self, answers, at)
            : seldom.last(session.instance(), at);
    var workers = WorkerErrors.of(session, channels);
    return new Seen(
        session.instance(),
        at,
        took,
        new Identity(
            new ServerUuid(self.text("server_uuid")),
            self.number("server_id"),
            session.version(),
            SettingsReading.names(self)),
        writability(self),
        binaryLog(session, self),
        session.positions().read("executed", self.text("gtid_executed")),
        semiSync,
        channels.stream().map(row -> ChannelReading.of(session, row, heard, workers)).toList(),
        replicas,
        SettingsReading.settings(self, rest.afterRestart()),
        rest.vitals(self, at),
        rest.group());
  }

  /** Written once for all servers of a kind. */
  private String question(Session session, MySqlDialect dialect, Depth depth) {
    var kind = new Kind(dialect, session.semiSync(), depth);
    var known = questions.get(kind);
    return known == null
        ? questions.computeIfAbsent(kind, it -> it.dialect().say(question(it)))
        : known;
  }

  private static String question(Kind kind) {
    return switch (kind.depth()) {
      case OFTEN -> question(kind.semiSync(), kind.dialect());
      case ALL -> question(kind.semiSync(), kind.dialect()) + Seldom.asked(kind.dialect());
    };
  }

  private static String question(SemiSyncPlugins semiSync, MySqlDialect dialect) {
    var self = new StringBuilder(SELF);
    self.append(SettingsReading.asked(dialect));
    var status = new ArrayList<String>();
    if (semiSync.hasSource()) {
      self.append(", @@global.%s commits_wait".formatted(semiSync.ofSource("enabled")));
      self.append(", @@global.%s commits_wait_for".formatted(semiSync.ofSource("timeout")));
      semiSync
          .acknowledgements()
          .ifPresent(name -> self.append(", @@global.%s acknowledgements".formatted(name)));
      status.add("'%s'".formatted(semiSync.ofSource("status")));
      status.add("'%s'".formatted(semiSync.ofSource("clients")));
      status.add("'%s'".formatted(semiSync.ofSource("wait_sessions")));
      self.append(", @@global.%s wait_point".formatted(semiSync.ofSource("wait_point")));
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
    return new SemiSync(
        source,
        replica,
        self.count("acknowledgements"),
        Duration.ofMillis(self.number("commits_wait_for")),
        count(status, plugins.ofSource("clients")).orElse(0),
        count(status, plugins.ofSource("wait_sessions")),
        self.find("wait_point").map(SemiSync.WaitPoint::valueOf));
  }

  private static Optional<Integer> count(Map<String, Row> status, String name) {
    return Optional.ofNullable(status.get(name)).map(row -> row.count("value"));
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

  private static BinaryLog binaryLog(Session session, Row self) {
    return new BinaryLog(
        self.isOn("log_bin") ? State.ON : State.OFF,
        Format.valueOf(self.text("binlog_format").toUpperCase(Locale.ROOT)),
        self.isOn("relayed") ? Relayed.LOGGED : Relayed.NOT_LOGGED,
        GtidMode.valueOf(self.text("gtid_mode").toUpperCase(Locale.ROOT)),
        SettingsReading.consistency(self),
        SettingsReading.rowImage(self),
        Optional.empty(),
        session.positions().read("purged", self.text("gtid_purged")));
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
      return Optional.of(row.address(host, port));
    } catch (UnreadableException _) {
      return Optional.empty();
    }
  }
}
