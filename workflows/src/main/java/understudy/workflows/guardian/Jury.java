package understudy.workflows.guardian;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import understudy.topology.InstanceAddress;
import understudy.topology.examination.Restraint;
import understudy.topology.failover.AntiFlap;
import understudy.topology.failover.Permit;
import understudy.workflows.decision.Decision;

/** Weighs votes: what, if anything, is to be done about a primary that is said to be lost. */
final class Jury {
  private final Tally tally = new Tally();
  private Instant notBefore = Instant.EPOCH;

  /** What the votes come to. */
  sealed interface Finding {
    /** Why, in one sentence. */
    String sentence();

    /** Nothing for now. */
    record Nothing(String sentence, Restraint why) implements Finding {}

    /** The primary is lost, as far as a quorum can tell, and may be replaced. */
    record Replace(InstanceAddress lost, List<Vote> votes, String sentence) implements Finding {
      public Replace {
        votes = List.copyOf(votes);
      }

      /** What the latest of them said. */
      String diagnosis() {
        return votes.getLast().diagnosis().sentence();
      }
    }
  }

  void hear(Vote vote, Instant now) {
    tally.add(vote, now);
  }

  /** What was said no longer counts. */
  void forget() {
    tally.clear();
  }

  /** Nothing is to be done before this much time has passed. */
  void rest(Instant now, Duration pause) {
    notBefore = now.plus(pause);
  }

  /** The votes that a quorum agrees on, or none. */
  List<Vote> quorum(GuardianState state, Instant now) {
    var votes = votes(state, now);
    return votes.size() < state.policy().quorum() ? List.of() : votes;
  }

  /** What is to be done now. */
  Finding find(GuardianState state, Instant now) {
    var lost = state.primary();
    var votes = votes(state, now);
    var policy = state.policy();
    if (votes.size() < policy.quorum()) {
      return nothing(
          "%d of %d observers that must agree say that %s is lost"
              .formatted(votes.size(), policy.quorum(), lost),
          new Restraint.QuorumLacking(lost, votes.size(), policy.quorum()));
    }
    return heldBack(state, now).orElseGet(() -> permitted(state, votes, now));
  }

  /** What keeps a quorum from being heeded. */
  private Optional<Finding> heldBack(GuardianState state, Instant now) {
    var lost = state.primary();
    var policy = state.policy();
    if (policy.automation() == ClusterPolicy.Automation.BY_HAND) {
      return held(
          "%s is lost, and only an operator may replace it".formatted(lost),
          new Restraint.ByHand(lost));
    }
    if (policy.bounds().neverRecovers(lost)) {
      return held(
          "%s is lost, and the policy never replaces that host: only an operator may"
              .formatted(lost),
          new Restraint.ByHand(lost));
    }
    var downtimes = state.particulars().downtimesOf(lost, now);
    if (!downtimes.isEmpty()) {
      var downtime = downtimes.getFirst();
      return held(
          "%s is lost and not replaced: %s".formatted(lost, downtime.sentence()),
          new Restraint.InDowntime(downtime));
    }
    if (now.isBefore(notBefore)) {
      return held(
          "%s is lost; the last operation did not help, and the next one waits until %s"
              .formatted(lost, notBefore),
          new Restraint.Resting(lost, notBefore));
    }
    return Optional.empty();
  }

  private static Finding permitted(GuardianState state, List<Vote> votes, Instant now) {
    var lost = state.primary();
    return switch (permit(state, now)) {
      case Permit.Blocked blocked ->
          nothing(
              "%s is lost and not replaced: %s".formatted(lost, blocked.sentence()),
              new Restraint.Flapping(lost, blocked.sentence(), blocked.until()));
      case Permit.Granted _ ->
          new Finding.Replace(lost, votes, "%s is lost and is being replaced".formatted(lost));
    };
  }

  private List<Vote> votes(GuardianState state, Instant now) {
    return tally.about(state.primary(), now.minus(state.policy().voteWindow()));
  }

  private static Permit permit(GuardianState state, Instant now) {
    return Decision.record(
        "permit: may there be an automatic failover now?",
        Permit.class,
        permit ->
            switch (permit) {
              case Permit.Granted _ -> "nothing speaks against it";
              case Permit.Blocked blocked -> blocked.sentence();
            },
        () ->
            AntiFlap.permit(
                state.pastFailovers(), state.primary(), now, state.policy().antiFlap()));
  }

  private static Optional<Finding> held(String sentence, Restraint why) {
    return Optional.of(nothing(sentence, why));
  }

  private static Finding nothing(String sentence, Restraint why) {
    return new Finding.Nothing(sentence, why);
  }
}
