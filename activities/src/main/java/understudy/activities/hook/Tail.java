package understudy.activities.hook;

/** The last of a text that may be long. */
final class Tail {
  private static final int LONGEST = 4_096;

  private final StringBuilder kept = new StringBuilder();

  synchronized void add(char[] text, int length) {
    kept.append(text, 0, length);
    if (kept.length() > LONGEST) {
      kept.delete(0, kept.length() - LONGEST);
    }
  }

  static String of(String text) {
    return text.length() <= LONGEST ? text : text.substring(text.length() - LONGEST);
  }

  @Override
  public synchronized String toString() {
    return kept.toString();
  }
}
