package understudy.topology.failover;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import understudy.topology.InstanceAddress;

/** Keeps a cluster from failing over again and again while nobody looks. */
public final class AntiFlap {
  private AntiFlap() {}

  /**
   * One automatic failover in a period, until somebody acknowledges it.
   *
   * <p>The death of the very instance that the latest of them promoted is not blocked: without a
   * new failover nobody could write at all, and it is no return to where the trouble was.
   *
   * @param past automatic failovers of this cluster, in any order
   */
  public static Permit permit(
      List<PastFailover> past, InstanceAddress lost, Instant now, Duration period) {
    var latest =
        past.stream()
            .filter(it -> it.review() == PastFailover.Review.OPEN)
            .filter(it -> it.at().plus(period).isAfter(now))
            .max(Comparator.comparing(PastFailover::at).thenComparing(PastFailover::operation));
    if (latest.isEmpty() || latest.get().promoted().equals(lost)) {
      return new Permit.Granted();
    }
    var until = latest.get().at().plus(period);
    var sentence =
        "%s replaced %s by %s at %s and was not acknowledged: acknowledge it, or wait until %s"
            .formatted(
                latest.get().operation(),
                latest.get().lost(),
                latest.get().promoted(),
                latest.get().at(),
                until);
    return new Permit.Blocked(sentence, until);
  }
}
