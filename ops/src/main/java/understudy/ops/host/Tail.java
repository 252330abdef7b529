package understudy.ops.host;

/** The end of what a program prints, while it still prints. */
final class Tail {
  private static final int KEPT = 256 * 1024;

  private final StringBuilder text = new StringBuilder();

  synchronized void add(String line) {
    text.append(line).append('\n');
    if (text.length() > 2 * KEPT) {
      text.delete(0, text.length() - KEPT);
    }
  }

  synchronized String text() {
    return text.toString();
  }
}
