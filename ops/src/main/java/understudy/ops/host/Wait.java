package understudy.ops.host;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Bounded waiting for what has no notification of its own. */
public final class Wait {
  private Wait() {}

  /** Asks again and again until it holds or the limit has passed. Returns whether it holds. */
  public static boolean until(Duration limit, Duration pause, BooleanSupplier holds) {
    var end = System.nanoTime() + limit.toNanos();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      try {
        Thread.sleep(pause);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new Refused("interrupted while waiting", e);
      }
    }
    return true;
  }
}
