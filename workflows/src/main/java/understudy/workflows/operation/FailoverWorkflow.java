package understudy.workflows.operation;

import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import understudy.workflows.guardian.Vote;

/** Replaces a lost primary. */
@WorkflowInterface
public interface FailoverWorkflow {
  @WorkflowMethod(name = "failover")
  FailoverReport failOver(FailoverRequest request);

  /** The primary that this very operation promoted is lost as well: plan again. */
  @SignalMethod(name = "lost-again")
  void lostAgain(Vote vote);
}
