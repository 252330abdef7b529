package understudy.activities.mysql;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import understudy.topology.Receiver;
import understudy.topology.Seen;
import understudy.topology.Version;
import understudy.topology.gtid.GtidSet;

/**
 * How MySQL, and Percona Server, are spoken to. The old words stay valid until 8.0's end, and all
 * the new ones exist since 8.0.26.
 */
enum MySqlDialect implements Dialect {
  /** 8.0.26 and later, 8.4, 9.x. */
  MODERN,
  /** 8.0 before 8.0.26. */
  EARLY_8_0,
  /** 5.7. */
  SEVEN;

  static MySqlDialect of(Version version) {
    if (version.isAtLeast(8, 0, 26)) {
      return MODERN;
    }
    if (version.isAtLeast(8, 0, 11)) {
      return EARLY_8_0;
    }
    if (version.isAtLeast(5, 7, 9) && version.major() == 5) {
      return SEVEN;
    }
    throw new UnspokenException(
        "MySQL %s is not supported: 5.7.9, 8.0.11 or later is needed".formatted(version));
  }

  @Override
  public String say(String modern) {
    return switch (this) {
      case MODERN -> modern;
      case EARLY_8_0, SEVEN -> OldWords.of(modern);
    };
  }

  @Override
  public SemiSyncPlugins semiSync(Set<String> active) {
    return SemiSyncPlugins.of(active);
  }

  @Override
  public String close() {
    return "SET GLOBAL super_read_only = 1";
  }

  @Override
  public String open() {
    return "SET GLOBAL super_read_only = 0, GLOBAL read_only = 0";
  }

  @Override
  public String executed() {
    return "SELECT @@global.gtid_executed executed";
  }

  @Override
  public String awaitExecuted(Duration atMost) {
    var millis = Math.max(1, atMost.toMillis());
    return switch (this) {
      case MODERN, EARLY_8_0 ->
          "SELECT WAIT_FOR_EXECUTED_GTID_SET(?, %d.%03d)".formatted(millis / 1000, millis % 1000);
      // 5.7 knows whole seconds only.
      case SEVEN -> "SELECT WAIT_FOR_EXECUTED_GTID_SET(?, %d)".formatted((millis + 999) / 1000);
    };
  }

  @Override
  public Reached reached(GtidSet goal, Answers answers) {
    return answers.next().getFirst().all().contains("0") ? Reached.YES : Reached.NOT_YET;
  }

  @Override
  public String inWords(GtidSet goal) {
    return goal.toString();
  }

  @Override
  public String positioning() {
    return "SOURCE_AUTO_POSITION = 1";
  }

  @Override
  public List<String> beginsAt(GtidSet executed) {
    return List.of();
  }

  @Override
  public Applying whileMoving() {
    return Applying.GOES_ON;
  }

  @Override
  public List<String> receiverOptions(Encryption encryption) {
    var options =
        new ArrayList<>(
            List.of(
                "SOURCE_CONNECT_RETRY = 1",
                "SOURCE_RETRY_COUNT = 86400",
                "SOURCE_HEARTBEAT_PERIOD = 0.5"));
    if (encryption.isMandatory()) {
      options.add("SOURCE_SSL = 1");
    } else {
      switch (this) {
        // For caching_sha2_password: the receiver asks for its source's RSA key.
        case MODERN, EARLY_8_0 -> options.add("GET_SOURCE_PUBLIC_KEY = 1");
        case SEVEN -> {}
      }
    }
    return List.copyOf(options);
  }

  @Override
  public String stopReceiver() {
    return "STOP REPLICA IO_THREAD FOR CHANNEL ?";
  }

  @Override
  public String startReceiver() {
    return "START REPLICA IO_THREAD FOR CHANNEL ?";
  }

  @Override
  public String stoppingReceiver() {
    return """
    SELECT 1 FROM performance_schema.threads
    WHERE processlist_id = ? AND processlist_state = 'Killing replica'""";
  }

  /** One that is connected may just be at work on a transaction. */
  @Override
  public boolean isHarmlessWhileStopping(Receiver.State state) {
    return switch (state) {
      case RUNNING -> false;
      case CONNECTING, STOPPED -> true;
    };
  }

  @Override
  public Optional<String> anyStoppingReceiver() {
    return Optional.empty();
  }

  @Override
  public boolean losesRelayLogByReceiving(Seen seen) {
    return false;
  }

  @Override
  public Set<Privilege> needed() {
    var needed =
        EnumSet.of(
            Privilege.REPLICATION_CLIENT,
            Privilege.REPLICATION_SLAVE,
            Privilege.PROCESS,
            Privilege.RELOAD,
            Privilege.PERFORMANCE_SCHEMA);
    needed.addAll(
        switch (this) {
          case MODERN, EARLY_8_0 ->
              EnumSet.of(
                  Privilege.REPLICATION_ADMIN,
                  Privilege.VARIABLES_ADMIN,
                  Privilege.CONNECTION_ADMIN);
          case SEVEN -> EnumSet.of(Privilege.SUPER);
        });
    return needed;
  }

  @Override
  public Optional<String> activeRoles() {
    return switch (this) {
      case MODERN, EARLY_8_0 -> Optional.of("SELECT CURRENT_ROLE()");
      case SEVEN -> Optional.empty();
    };
  }

  /** When a channel last heard of its source; older servers only time its heartbeats. */
  String lastHeard() {
    return switch (this) {
      case MODERN, EARLY_8_0 ->
          """
          GREATEST(s.last_heartbeat_timestamp, s.last_queued_transaction_end_queue_timestamp, \
          s.queueing_transaction_start_queue_timestamp)""";
      case SEVEN -> "s.last_heartbeat_timestamp";
    };
  }
}
