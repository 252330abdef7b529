package understudy.detector;

import java.time.Duration;
import java.util.Arrays;
import understudy.topology.Observation;
import understudy.topology.Seen;
import understudy.topology.Silent;

/** How long one kind of question to one instance usually takes, and so when an answer is missed. */
final class Latency {
  /** Enough for a quarter of a minute of a primary. */
  private static final int REMEMBERED = 64;

  private static final int ENOUGH = 16;

  /**
   * Thousands are asked every second, and none of them changes its ways from one answer to the
   * next.
   */
  private static final int CONSIDERED_EVERY = 8;

  /** The garbage collection of a client takes no longer. */
  private static final Duration SHORTEST = Duration.ofMillis(150);

  private final DetectorSettings settings;
  private final long[] latest = new long[REMEMBERED];
  private long count;
  private Duration deadline;

  Latency(DetectorSettings settings) {
    this.settings = settings;
    this.deadline = settings.deadline();
  }

  /** A question was answered, or was given up. */
  synchronized void took(Observation observation, Duration time) {
    switch (observation) {
      case Seen _ -> {
        latest[(int) (count++ % REMEMBERED)] = time.toNanos();
        if (count >= ENOUGH && (count % CONSIDERED_EVERY == 0 || isOver(time))) {
          deadline = usual();
        }
      }
      case Silent _ -> {}
    }
  }

  /**
   * Four times what the slowest but one of the latest answers took, within the deadline that is
   * set; twice of it where that is longer, for who is far away or slow is not absent.
   */
  synchronized Duration deadline() {
    return deadline;
  }

  private boolean isOver(Duration time) {
    return time.compareTo(deadline) > 0;
  }

  private Duration usual() {
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
