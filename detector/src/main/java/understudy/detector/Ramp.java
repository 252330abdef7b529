package understudy.detector;

import java.util.concurrent.Semaphore;

/**
 * Lets only so many instances be met for the first time at once, in the order in which they came: a
 * detector that begins to watch thousands must not drown in opening connections and take its own
 * slowness for theirs.
 */
final class Ramp {
  private static final int AT_ONCE = 32;

  private final Semaphore places = new Semaphore(AT_ONCE, true);

  /** What is done at a first meeting. */
  interface Meeting {
    void hold() throws InterruptedException;
  }

  /** Waits for its turn, and for nothing else: what is met has its own deadline. */
  void meet(Meeting meeting) throws InterruptedException {
    places.acquire();
    try {
      meeting.hold();
    } finally {
      places.release();
    }
  }
}
