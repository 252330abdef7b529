package understudy.workflows.operation;

import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Changes a living primary for another instance. */
@WorkflowInterface
public interface SwitchoverWorkflow {
  @WorkflowMethod(name = "switchover")
  SwitchoverReport switchOver(SwitchoverRequest request);

  /**
   * Something goes before it: undo what is not past the point of no return, leave the rest, and end
   * with a report.
   */
  @SignalMethod(name = "give-up")
  void giveUp(String reason);
}
