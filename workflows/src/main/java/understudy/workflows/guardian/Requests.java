package understudy.workflows.guardian;

import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import understudy.topology.InstanceAddress;
import understudy.topology.PromotionRule;
import understudy.topology.election.ElectionPolicy;
import understudy.topology.election.Placement;
import understudy.topology.failover.PastFailover;
import understudy.topology.gtid.GtidSet;
import understudy.topology.trait.Attribute;
import understudy.topology.trait.Origin;
import understudy.workflows.operation.FailoverRequest;
import understudy.workflows.operation.OperationId;
import understudy.workflows.operation.SwitchoverRequest;
import understudy.workflows.operation.Trigger;
import understudy.workflows.steps.Mandate;

/** What a guardian tells an operation that it starts: pure. */
final class Requests {
  private Requests() {}

  static FailoverRequest failover(
      GuardianState state, OperationId id, Jury.Finding.Replace wanted, Instant now) {
    var votes = wanted.votes();
    var firstSign = votes.stream().map(Vote::firstSign).min(Instant::compareTo).orElseThrow();
    var observers = votes.stream().map(Vote::observer).toList();
    return new FailoverRequest(
        mandate(state, id),
        new Trigger.Votes(observers, firstSign, wanted.diagnosis()),
        wanted.lost(),
        state.members(),
        state.durability(),
        Tally.lastSeen(votes, state.lastSeen()),
        state.policy(),
        wishes(state, now));
  }

  static SwitchoverRequest switchover(
      GuardianState state, OperationId id, SwitchoverCommand command, Instant now) {
    return new SwitchoverRequest(
        mandate(state, id),
        new Trigger.Operator(command.requestedBy(), command.reason()),
        state.primary(),
        state.members(),
        command.target(),
        state.policy(),
        wishes(state, now));
  }

  /**
   * Who is wanted as a primary at this moment: an operator's word counts before the rules of the
   * policy, these before what queries and patterns say, and the policy's bounds before all.
   */
  static ElectionPolicy wishes(GuardianState state, Instant now) {
    var rules = new TreeMap<>(state.particulars().rules(now));
    state
        .policy()
        .rules()
        .forEach(
            (instance, rule) -> {
              if (!isOperators(state, instance, now)) {
                rules.put(instance, rule);
              }
            });
    Stream.concat(state.members().stream(), rules.keySet().stream().toList().stream())
        .filter(state.policy().bounds()::neverPromotes)
        .forEach(instance -> rules.put(instance, PromotionRule.MUST_NOT));
    var placement =
        new Placement(state.particulars().sites(now), state.policy().bounds().confinement());
    var givenUp =
        state.pastFailovers().stream()
            .map(PastFailover::givenUp)
            .reduce(GtidSet.empty(), GtidSet::union);
    return new ElectionPolicy(rules, List.of(), placement, givenUp);
  }

  private static boolean isOperators(GuardianState state, InstanceAddress instance, Instant now) {
    return state
        .particulars()
        .of(instance)
        .of(Attribute.PROMOTION_RULE, now)
        .filter(it -> it.origin() == Origin.OPERATOR)
        .isPresent();
  }

  private static Mandate mandate(GuardianState state, OperationId id) {
    return new Mandate(state.cluster(), id, state.generation());
  }
}
