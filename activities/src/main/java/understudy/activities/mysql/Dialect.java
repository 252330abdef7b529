package understudy.activities.mysql;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import understudy.topology.Flavour;
import understudy.topology.Version;

/**
 * The words that a family of servers understands.
 *
 * <p>All statements are written in the words of 8.4; an older family is given them in its own. The
 * old words stay valid until 8.0's end, and all the new ones exist since 8.0.26.
 */
enum Dialect {
  /** 8.0.26 and later, 8.4, 9.x. */
  MODERN,
  /** 8.0 before 8.0.26. */
  EARLY_8_0,
  /** 5.7. */
  SEVEN;

  // Not followed by a t: performance_schema.replication_… has kept its name through all versions.
  private static final Pattern REPLICA = Pattern.compile("(REPLICA|Replica|replica)(?![Tt])");
  private static final Pattern SOURCE = Pattern.compile("SOURCE|Source|source");

  /** The dialect of a version, or a refusal in one sentence for servers that are not spoken to. */
  static Dialect of(Version version) {
    if (version.flavour() == Flavour.MARIADB) {
      throw new UnspokenException(
          "MariaDB %s is not supported: its GTIDs and statements are its own".formatted(version));
    }
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

  /** A statement, column or variable written in the words of 8.4, in this family's words. */
  String say(String modern) {
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

  /** Whether a receiver can be told to ask for its source's RSA key (caching_sha2_password). */
  boolean asksForPublicKey() {
    return switch (this) {
      case MODERN, EARLY_8_0 -> true;
      case SEVEN -> false;
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

  /** A server that Understudy does not speak to. */
  static final class UnspokenException extends IllegalArgumentException {
    UnspokenException(String sentence) {
      super(sentence);
    }
  }
}
