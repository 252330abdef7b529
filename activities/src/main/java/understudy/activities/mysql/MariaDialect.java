package understudy.activities.mysql;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import understudy.activities.mysql.Answers.Row;
import understudy.topology.Applier;
import understudy.topology.Receiver;
import understudy.topology.Seen;
import understudy.topology.Version;
import understudy.topology.gtid.GtidSet;

/** How MariaDB is spoken to. */
enum MariaDialect implements Dialect {
  /** 10.5.9 and later: {@code SUPER} has been split up, and seeing and changing are apart. */
  MODERN,
  /** 10.3.3, since when semi-synchronous replication is built in, to 10.5.8. */
  EARLY;

  // Long enough for what it was about when it was told.
  private static final String STOPPING =
      """
      SELECT 1 FROM information_schema.processlist
      WHERE state = 'Killing slave' AND time_ms > 50""";

  static MariaDialect of(Version version) {
    if (version.isAtLeast(10, 5, 9)) {
      return MODERN;
    }
    if (version.isAtLeast(10, 3, 3)) {
      return EARLY;
    }
    throw new UnspokenException(
        "MariaDB %s is not supported: 10.3.3 or later is needed".formatted(version));
  }

  @Override
  public String say(String modern) {
    return OldWords.of(modern);
  }

  @Override
  public SemiSyncPlugins semiSync(Set<String> active) {
    return SemiSyncPlugins.BUILT_IN;
  }

  @Override
  public String close() {
    return "SET GLOBAL read_only = 1";
  }

  @Override
  public String open() {
    return "SET GLOBAL read_only = 0";
  }

  /**
   * What its binary log has seen, by every server that wrote any of it, and where it stands as a
   * replica, which is all that one made from a backup knows.
   */
  @Override
  public String executed() {
    return "SELECT CONCAT(@@global.gtid_binlog_state, ',', @@global.gtid_slave_pos) executed";
  }

  @Override
  public String awaitExecuted(Duration atMost) {
    var millis = Math.max(1, atMost.toMillis());
    return "SELECT MASTER_GTID_WAIT(?, %d.%03d) waited; %s"
        .formatted(millis / 1000, millis % 1000, executed());
  }

  /** It waits for numbers, whoever wrote them: the transactions are looked for afterwards. */
  @Override
  public Reached reached(GtidSet goal, Answers answers) {
    if (!answers.next().getFirst().find("waited").orElse("").equals("0")) {
      return Reached.NOT_YET;
    }
    var executed = GtidSet.parse(answers.next().getFirst().text("executed"));
    return executed.contains(goal) ? Reached.YES : Reached.NEVER;
  }

  @Override
  public String inWords(GtidSet goal) {
    return goal.lastOfDomains();
  }

  @Override
  public String positioning() {
    return "MASTER_USE_GTID = slave_pos";
  }

  /** What it wrote itself as a primary is not in its position as a replica. */
  @Override
  public List<String> beginsAt(GtidSet executed) {
    return List.of("SET GLOBAL gtid_slave_pos = '%s'".formatted(executed.lastOfDomains()));
  }

  @Override
  public Applying whileMoving() {
    return Applying.STANDS;
  }

  @Override
  public List<String> receiverOptions(Encryption encryption) {
    // How often it tries again is a setting of the whole server: master_retry_count.
    var options =
        new ArrayList<>(List.of("MASTER_CONNECT_RETRY = 1", "MASTER_HEARTBEAT_PERIOD = 0.5"));
    if (encryption.isMandatory()) {
      options.add("MASTER_SSL = 1");
    }
    return List.copyOf(options);
  }

  @Override
  public String stopReceiver() {
    return "STOP SLAVE ? IO_THREAD";
  }

  @Override
  public String startReceiver() {
    return "START SLAVE ? IO_THREAD";
  }

  @Override
  public String stoppingReceiver() {
    return STOPPING + " AND id = ?";
  }

  /**
   * Where commits wait for acknowledgements a receiver that is told to stop leaves its source and
   * then calls it, to have its other end there ended as well. For a frozen source that takes until
   * {@code rpl_semi_sync_slave_kill_conn_timeout}; its state goes on saying that it runs.
   */
  @Override
  public boolean isHarmlessWhileStopping(Receiver.State state) {
    return true;
  }

  @Override
  public Optional<String> anyStoppingReceiver() {
    return Optional.of(STOPPING);
  }

  /** With both threads stopped, the start of one begins the relay log anew. */
  @Override
  public boolean losesRelayLogByReceiving(Seen seen) {
    return seen.channels().stream()
            .anyMatch(channel -> channel.applier().state() == Applier.State.STOPPED)
        && !seen.executed().contains(seen.held());
  }

  @Override
  public Set<Privilege> needed() {
    var needed = EnumSet.of(Privilege.REPLICATION_SLAVE, Privilege.PROCESS, Privilege.RELOAD);
    needed.addAll(
        switch (this) {
          case MODERN ->
              EnumSet.of(
                  Privilege.MARIA_MONITOR,
                  Privilege.MARIA_REPLICA_ADMIN,
                  Privilege.MARIA_PRIMARY_ADMIN,
                  Privilege.MARIA_READ_ONLY_ADMIN,
                  Privilege.MARIA_CONNECTION_ADMIN);
          case EARLY -> EnumSet.of(Privilege.REPLICATION_CLIENT, Privilege.SUPER);
        });
    return needed;
  }

  /** {@code SHOW GRANTS} shows those of the active role by itself. */
  @Override
  public Optional<String> activeRoles() {
    return Optional.empty();
  }

  /** Reads where a receiver stands as a position. */
  static GtidSet retrieved(Row row) {
    return row.text("Using_Gtid").equals("No")
        ? GtidSet.empty()
        : GtidSet.parse(row.find("Gtid_IO_Pos").orElse(""));
  }
}
