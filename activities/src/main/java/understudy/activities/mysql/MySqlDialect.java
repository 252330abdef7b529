package understudy.activities.mysql;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import understudy.topology.Version;

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

  // Not followed by a t: performance_schema.replication_… has kept its name through all versions.
  private static final Pattern REPLICA = Pattern.compile("(REPLICA|Replica|replica)(?![Tt])");
  private static final Pattern SOURCE = Pattern.compile("SOURCE|Source|source");

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
      case EARLY_8_0, SEVEN ->
          inWords(
              REPLICA,
              "slave",
              inWords(
                  SOURCE,
                  "master",
                  modern
                      .replace("CHANGE REPLICATION SOURCE TO", "CHANGE SOURCE TO")
                      .replace("SHOW REPLICAS", "SHOW SLAVE HOSTS")));
    };
  }

  private static String inWords(Pattern pattern, String word, String text) {
    return pattern
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(inCaseOf(match.group(), word)));
  }

  private static String inCaseOf(String model, String word) {
    if (Character.isLowerCase(model.charAt(0))) {
      return word;
    }
    var upper = word.toUpperCase(Locale.ROOT);
    return Character.isUpperCase(model.charAt(1)) ? upper : upper.charAt(0) + word.substring(1);
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
  public List<String> receiverOptions(Encryption encryption) {
    if (encryption.isMandatory()) {
      return List.of("SOURCE_SSL = 1");
    }
    return switch (this) {
      // For caching_sha2_password: the receiver asks for its source's RSA key.
      case MODERN, EARLY_8_0 -> List.of("GET_SOURCE_PUBLIC_KEY = 1");
      case SEVEN -> List.of();
    };
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
