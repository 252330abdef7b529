package understudy.workflows.guardian;

import io.temporal.workflow.Workflow;
import java.util.Collections;
import java.util.function.UnaryOperator;
import understudy.workflows.WorkflowIds;

/** The one place where a guardian's state changes. */
final class Ledger {
  private GuardianState state;

  Ledger(GuardianState state) {
    this.state = state;
  }

  GuardianState state() {
    return state;
  }

  /** Changes the state, and has readers without a worker see it. */
  void enter(UnaryOperator<GuardianState> change) {
    var changed = change.apply(state);
    if (!changed.equals(state)) {
      state = changed;
      publish();
    }
  }

  /** Writes the state into the memo. */
  void publish() {
    Workflow.upsertMemo(Collections.singletonMap(WorkflowIds.STATE_MEMO, state));
  }

  /** Why nothing is being done, or what is. */
  void say(String sentence) {
    enter(it -> it.saying(sentence));
  }
}
