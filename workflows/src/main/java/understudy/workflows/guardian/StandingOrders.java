package understudy.workflows.guardian;

import java.time.Instant;
import java.util.Optional;
import understudy.topology.examination.Orders;
import understudy.topology.examination.Restraint;
import understudy.topology.failover.AntiFlap;

/** What a guardian goes by, read off its state by whoever asks why nothing is done. */
public final class StandingOrders {
  private StandingOrders() {}

  /** The orders of a guardian at an instant. */
  public static Orders of(GuardianState state, Instant now) {
    var policy = state.policy();
    return new Orders(
        policy.bounds().neverRecovers(state.primary())
            ? Orders.Automation.BY_HAND
            : switch (policy.automation()) {
              case AUTOMATIC -> Orders.Automation.AUTOMATIC;
              case BY_HAND -> Orders.Automation.BY_HAND;
            },
        state.particulars().downtimesOf(state.primary(), now),
        state.running().map(it -> it.id().value()),
        AntiFlap.permit(state.pastFailovers(), state.primary(), now, policy.antiFlap()),
        agreeing(state),
        policy.quorum(),
        resting(state));
  }

  /** Who has not said otherwise has what it needs. */
  private static int agreeing(GuardianState state) {
    return state
        .restraint()
        .filter(Restraint.QuorumLacking.class::isInstance)
        .map(it -> ((Restraint.QuorumLacking) it).agree())
        .orElseGet(() -> state.policy().quorum());
  }

  private static Optional<Instant> resting(GuardianState state) {
    return state
        .restraint()
        .filter(Restraint.Resting.class::isInstance)
        .map(it -> ((Restraint.Resting) it).until());
  }
}
