package understudy.workflows.guardian;

import java.time.Instant;
import understudy.workflows.operation.FailoverRequest;
import understudy.workflows.operation.OperationId;
import understudy.workflows.operation.SwitchoverRequest;
import understudy.workflows.operation.Trigger;
import understudy.workflows.steps.Mandate;

/** What a guardian tells an operation that it starts: pure. */
final class Requests {
  private Requests() {}

  static FailoverRequest failover(
      GuardianState state, OperationId id, Jury.Finding.Replace wanted) {
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
        state.policy());
  }

  static SwitchoverRequest switchover(
      GuardianState state, OperationId id, SwitchoverCommand command) {
    return new SwitchoverRequest(
        mandate(state, id),
        new Trigger.Operator(command.requestedBy(), command.reason()),
        state.primary(),
        state.members(),
        command.target(),
        state.policy());
  }

  private static Mandate mandate(GuardianState state, OperationId id) {
    return new Mandate(state.cluster(), id, state.generation());
  }
}
