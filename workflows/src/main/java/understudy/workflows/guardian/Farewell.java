package understudy.workflows.guardian;

import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import understudy.workflows.WorkflowIds;
import understudy.workflows.fleet.FleetWorkflow;
import understudy.workflows.fleet.Release;
import understudy.workflows.steps.Mishap;

/**
 * How a guardian ends: the fleet is told first, then nothing of it is left. Until the fleet knows,
 * the cluster is looked after as before.
 */
final class Farewell {
  /** For records of operations that are still being archived. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Ledger ledger;
  private State state = State.NOT_ASKED;
  private @Nullable Retirement asked;
  private String trouble = "";

  private enum State {
    NOT_ASKED,
    ASKED,
    DONE
  }

  Farewell(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Whether nothing new may begin. */
  boolean isAsked() {
    return state != State.NOT_ASKED;
  }

  /** An operator asks for it; returns when the fleet has let the cluster go. */
  void ask(Retirement retirement) {
    asked = retirement;
    trouble = "";
    state = State.ASKED;
    Workflow.await(() -> state != State.ASKED);
    if (state == State.NOT_ASKED) {
      throw Notebook.refusal(trouble);
    }
  }

  /** Tells the fleet; whether that succeeded, and the guardian may end. */
  boolean take() {
    var by = asked == null ? "" : asked.requestedBy();
    var why = asked == null ? "" : asked.reason();
    var release = new Release(ledger.state().cluster(), ledger.state().generation(), by);
    try {
      Workflow.newExternalWorkflowStub(FleetWorkflow.class, WorkflowIds.FLEET).released(release);
    } catch (TemporalFailure away) {
      trouble = "the fleet could not be told, so nothing was done: " + Mishap.of(away).sentence();
      state = State.NOT_ASKED;
      return false;
    }
    ledger.say("%s has this cluster forgotten: %s".formatted(by, why));
    state = State.DONE;
    Workflow.await(
        PATIENCE,
        () ->
            ledger.state().operations().stream()
                .noneMatch(it -> it.state() == OperationSummary.State.CLOSED));
    Workflow.await(Workflow::isEveryHandlerFinished);
    return true;
  }
}
