package understudy.ops.bench;

import java.time.Duration;

/** Sleeping and joining that keep an interruption for whoever asks next. */
final class Waiting {
  private Waiting() {}

  static void rest(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns when the thread has ended, or when the limit has passed. */
  static void join(Thread thread, Duration limit) {
    try {
      thread.join(limit);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
