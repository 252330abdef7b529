package understudy.detector;

import java.time.Duration;
import java.util.Arrays;
import understudy.topology.Observation;
import understudy.topology.Seen;
import understudy.topology.Silent;

/** How long one kind of question to one instance usually takes, and so when an answer is missed. */
final class Latency {
  /** Enough for half a minute of a primary. */
  private static final int REMEMBERED = 128;

  private static final int ENOUGH = 16;

  /** The garbage collection of a client takes no longer. */
  private static final Duration SHORTEST = Duration.ofMillis(150);

  private final DetectorSettings settings;
  private final long[] latest = new long[REMEMBERED];
  private long count;

  Latency(DetectorSettings settings) {
    this.settings = settings;
  }

  /** A question was answered, or was given up. */
  synchronized void took(Observation observation, Duration time) {
    switch (observation) {
      case Seen _ -> latest[(int) (count++ % REMEMBERED)] = time.toNanos();
      case Silent _ -> {}
    }
  }

  /**
   * Four times what the slowest but one of the latest answers took, within the deadline that is
   * set; twice of it where that is longer, for who is far away or slow is not absent.
   */
  synchronized Duration deadline() {
    if (count < ENOUGH) {
      return settings.deadline();
    }
    var sorted = Arrays.copyOf(latest, (int) Math.min(count, REMEMBERED));
    Arrays.sort(sorted);
    var usual = Duration.ofNanos(sorted[sorted.length - 2]);
    var quick = shorter(longer(usual.multipliedBy(4), SHORTEST), settings.deadline());
    return longer(quick, shorter(usual.multipliedBy(2), settings.patience()));
  }

  private static Duration shorter(Duration left, Duration right) {
    return left.compareTo(right) < 0 ? left : right;
  }

  private static Duration longer(Duration left, Duration right) {
    return left.compareTo(right) > 0 ? left : right;
  }
}
