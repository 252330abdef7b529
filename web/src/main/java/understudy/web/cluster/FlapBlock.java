package understudy.web.cluster;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import understudy.topology.failover.AntiFlap;
import understudy.topology.failover.PastFailover;
import understudy.topology.failover.Permit;
import understudy.web.Wording;
import understudy.workflows.guardian.GuardianState;

/**
 * The block on a second automatic failover.
 *
 * @param latest the failover that nobody has acknowledged
 * @param until when the block ends by itself
 */
public record FlapBlock(PastFailover latest, Instant until) {
  /**
   * The block that would keep the present primary from being replaced at {@code now}, if one does.
   */
  public static Optional<FlapBlock> of(GuardianState guardian, Instant now) {
    var past = guardian.pastFailovers();
    var period = guardian.policy().antiFlap();
    return switch (AntiFlap.permit(past, guardian.primary(), now, period)) {
      case Permit.Granted _ -> Optional.empty();
      case Permit.Blocked blocked ->
          past.stream()
              .filter(one -> one.review() == PastFailover.Review.OPEN)
              .max(Comparator.comparing(PastFailover::at))
              .map(latest -> new FlapBlock(latest, blocked.until()));
    };
  }

  /** What it means, in one clause. */
  public String sentence() {
    return "no further automatic failover until %s UTC unless %s is acknowledged"
        .formatted(Wording.second(until), latest.operation());
  }
}
