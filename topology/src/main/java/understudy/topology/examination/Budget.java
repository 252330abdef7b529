package understudy.topology.examination;

import java.time.Duration;

/**
 * What a primary may get wrong over minutes before it counts as just alive enough.
 *
 * @param over no judgement on less than this
 * @param failures the share of probes that may fail, in percent
 * @param latency that nineteen of twenty answers must keep to
 */
public record Budget(Duration over, int failures, Duration latency) {
  /** Five percent of the probes of two minutes, and 500 ms. */
  public static final Budget DEFAULT = new Budget(Duration.ofMinutes(2), 5, Duration.ofMillis(500));
}
