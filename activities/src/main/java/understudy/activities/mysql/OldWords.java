package understudy.activities.mysql;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replication in the words that MySQL had before 8.0.26, and MariaDB has. */
final class OldWords {
  // Not followed by a t: performance_schema.replication_… has kept its name through all versions.
  private static final Pattern REPLICA = Pattern.compile("(REPLICA|Replica|replica)(?![Tt])");
  private static final Pattern SOURCE = Pattern.compile("SOURCE|Source|source");

  private OldWords() {}

  /** A statement, column or variable written in the words of 8.4. */
  static String of(String modern) {
    return inWords(
        REPLICA,
        "slave",
        inWords(
            SOURCE,
            "master",
            modern
                .replace("CHANGE REPLICATION SOURCE TO", "CHANGE SOURCE TO")
                .replace("SHOW REPLICAS", "SHOW SLAVE HOSTS")));
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
}
