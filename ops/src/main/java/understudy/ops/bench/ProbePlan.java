package understudy.ops.bench;

import java.time.Duration;

/**
 * How many addresses are watched, on how many servers, and for how long it is measured.
 *
 * @param instances watched addresses, the servers' own among them
 * @param servers how many servers answer under them: a primary and its replicas
 * @param warm how long they are watched before it is measured, so that the code is compiled
 * @param measured for how long it is measured
 */
public record ProbePlan(int instances, int servers, Duration warm, Duration measured) {
  private static final int MOST_SERVERS = 20;
  private static final int MOST_INSTANCES = 1_000_000;

  public ProbePlan {
    if (servers < 1 || servers > MOST_SERVERS) {
      throw new IllegalArgumentException(
          "between 1 and %d servers can answer, not %d".formatted(MOST_SERVERS, servers));
    }
    if (instances < servers || instances > MOST_INSTANCES) {
      throw new IllegalArgumentException(
          "%d servers can answer for %d to %d instances, not %d"
              .formatted(servers, servers, MOST_INSTANCES, instances));
    }
    if (measured.toSeconds() < 1) {
      throw new IllegalArgumentException("it must be measured for a second at least");
    }
  }

  /** The same for fewer instances, or more. */
  ProbePlan with(int others) {
    return new ProbePlan(others, servers, warm, measured);
  }
}
