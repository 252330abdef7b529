package understudy.ops.server;

/** How far a word that somebody typed is from the one that was meant. */
final class Likeness {
  /** So that a key that was written in the wrong place is still known by its own name. */
  private static final int MISPLACED = 3;

  private Likeness() {}

  /** The fewer letters must be changed, the nearer. */
  static int distance(String written, String known) {
    var here = edits(written, known);
    var elsewhere = MISPLACED + edits(last(written), last(known));
    return Math.min(here, elsewhere);
  }

  private static String last(String key) {
    return key.substring(key.lastIndexOf('.') + 1);
  }

  private static int edits(String one, String other) {
    var row = new int[other.length() + 1];
    for (var j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (var i = 1; i <= one.length(); i++) {
      var diagonal = row[0];
      row[0] = i;
      for (var j = 1; j <= other.length(); j++) {
        var same = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        var best = Math.min(diagonal + same, 1 + Math.min(row[j], row[j - 1]));
        diagonal = row[j];
        row[j] = best;
      }
    }
    return row[other.length()];
  }
}
