package understudy.detector;

import java.time.Duration;

/** How long to wait from one look to the next while something is suspected. */
final class Pace {
  private static final Duration AT_ONCE = Duration.ofMillis(5);
  private static final Duration QUICKLY = Duration.ofMillis(20);
  private static final Duration STEADILY = Duration.ofMillis(50);
  private static final Duration PATIENTLY = Duration.ofMillis(500);

  private Pace() {}

  /**
   * A killed server is certain within milliseconds, a frozen one within seconds; what has lasted
   * longer than that can wait.
   */
  static Duration after(Duration suspected) {
    if (suspected.compareTo(Duration.ofMillis(50)) < 0) {
      return AT_ONCE;
    }
    if (suspected.compareTo(Duration.ofMillis(500)) < 0) {
      return QUICKLY;
    }
    return suspected.compareTo(Duration.ofSeconds(5)) < 0 ? STEADILY : PATIENTLY;
  }

  /** Once told, what matters is to notice its end. */
  static Duration whenCertain() {
    return PATIENTLY;
  }
}
