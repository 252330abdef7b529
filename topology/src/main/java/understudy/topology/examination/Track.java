package understudy.topology.examination;

import java.time.Duration;

/**
 * How the probes of one instance have fared lately.
 *
 * @param over how far back this reaches
 * @param slow what nineteen of twenty answers took at most
 */
public record Track(Duration over, int probes, int failed, Duration slow) {
  /** Whether this is more than the budget allows. */
  public boolean exceeds(Budget budget) {
    if (probes == 0 || over.compareTo(budget.over()) < 0) {
      return false;
    }
    return failed * 100L > (long) probes * budget.failures()
        || slow.compareTo(budget.latency()) > 0;
  }
}
