package understudy.workflows.document;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that somebody may have meant. */
final class Nearest {
  private static final int LONGEST = 64;

  private Nearest() {}

  /** The known word that is most like the given one, if any is like it at all. */
  static Optional<String> of(String word, List<String> known) {
    if (word.length() > LONGEST) {
      return Optional.empty();
    }
    var lower = plain(word);
    return known.stream()
        .min(Comparator.comparingInt((String it) -> distance(lower, plain(it))))
        .filter(it -> distance(lower, plain(it)) <= Math.max(1, it.length() / 3));
  }

  /** Letter case and the signs between words are no difference. */
  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replaceAll("[_\\- ]", "");
  }

  /** How many letters must be put in, taken out or changed: Levenshtein's distance. */
  private static int distance(String one, String other) {
    var above = new int[other.length() + 1];
    for (var column = 0; column <= other.length(); column++) {
      above[column] = column;
    }
    for (var row = 1; row <= one.length(); row++) {
      var line = new int[other.length() + 1];
      line[0] = row;
      for (var column = 1; column <= other.length(); column++) {
        var change = one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1;
        line[column] =
            Math.min(above[column - 1] + change, Math.min(above[column], line[column - 1]) + 1);
      }
      above = line;
    }
    return above[other.length()];
  }
}
