package understudy.workflows.guardian;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import understudy.topology.InstanceAddress;
import understudy.workflows.operation.OperationId;

/**
 * The long-lived workflow of one cluster: owns what must survive, starts operations one at a time.
 *
 * <p>Whenever its state changes it is also written to the memo {@link
 * understudy.workflows.WorkflowIds#STATE_MEMO}, so that pages and detectors read all guardians by
 * one list call, without a worker.
 */
@WorkflowInterface
public interface GuardianWorkflow {
  @WorkflowMethod(name = "guardian")
  void guard(GuardianState state);

  /** A detector is certain that the primary is lost. */
  @SignalMethod(name = "vote")
  void vote(Vote vote);

  /** A detector sees the cluster changed. */
  @SignalMethod(name = "sighting")
  void sight(Sighting sighting);

  /** The running operation has opened a new primary; the rest of it is still under way. */
  @SignalMethod(name = "opened")
  void opened(InstanceAddress primary);

  /**
   * Starts a switchover, or refuses when another operation runs; the checks are the operation's own
   * first step.
   */
  @UpdateMethod(name = "switch-over")
  OperationId switchOver(SwitchoverCommand command);

  @UpdateValidatorMethod(updateName = "switch-over")
  void mayStart(SwitchoverCommand command);

  /** Ends the anti-flap block. */
  @UpdateMethod(name = "acknowledge")
  GuardianState acknowledge(Acknowledgement acknowledgement);

  /** Takes over what operators want now. */
  @UpdateMethod(name = "adopt-policy")
  GuardianState adopt(ClusterPolicy policy);

  @QueryMethod(name = "state")
  GuardianState state();
}
