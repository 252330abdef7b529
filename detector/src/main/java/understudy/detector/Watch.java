package understudy.detector;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
import understudy.topology.Observation;
import understudy.topology.Seen;

/** Probes one instance in a rhythm of its own, until its thread is interrupted. */
final class Watch {
  /**
   * By how much a turn may come early or late, so that thousands of watches never march in step.
   */
  private static final double SPREAD = 0.05;

  private final SharedProbe probe;
  private final Supplier<Duration> pace;
  private final Consumer<Observation> seen;
  private final Means means;
  private boolean met;

  Watch(SharedProbe probe, Supplier<Duration> pace, Consumer<Observation> seen, Means means) {
    this.probe = probe;
    this.pace = pace;
    this.seen = seen;
    this.means = means;
  }

  void run() {
    try {
      var due = System.nanoTime() + first();
      while (!Thread.currentThread().isInterrupted()) {
        sleepUntil(due);
        means.tally().began(System.nanoTime() - due);
        look();
        due = next(due);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Until it has answered once, its turn comes among those of all that have not. */
  private void look() throws InterruptedException {
    if (met) {
      seen.accept(probe.ask());
    } else {
      means.ramp().meet(this::meet);
    }
  }

  private void meet() throws InterruptedException {
    var observation = probe.ask();
    met = observation instanceof Seen;
    seen.accept(observation);
  }

  private long first() {
    return (long) (ThreadLocalRandom.current().nextDouble() * pace.get().toNanos());
  }

  /** A turn that was missed is left out: an instance that was slow is not asked twice at once. */
  private long next(long due) {
    var jitter = 1 + SPREAD * (2 * ThreadLocalRandom.current().nextDouble() - 1);
    var next = due + (long) (pace.get().toNanos() * jitter);
    return Math.max(next, System.nanoTime());
  }

  private static void sleepUntil(long due) throws InterruptedException {
    var left = due - System.nanoTime();
    if (left > 0) {
      Thread.sleep(Duration.ofNanos(left));
    }
  }
}
