package understudy.workflows.guardian;

import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.WorkflowInterface;

/**
 * The part of a guardian that keeps what is known of its cluster besides replication: who belongs
 * to it, what is said of whom, and whether it is looked after at all.
 */
@WorkflowInterface
public interface RegisterWorkflow {
  /** Puts an instance out of mind until somebody asks for it. */
  @UpdateMethod(name = "forget-instance")
  GuardianState forgetInstance(InstanceCommand command);

  /** Refuses for the primary, for strangers, and while an operation runs. */
  @UpdateValidatorMethod(updateName = "forget-instance")
  void mayForgetInstance(InstanceCommand command);

  /** Takes an instance in that discovery passed over or that was forgotten. */
  @UpdateMethod(name = "discover-instance")
  GuardianState discoverInstance(InstanceCommand command);

  /** Refuses for members, and while an operation runs. */
  @UpdateValidatorMethod(updateName = "discover-instance")
  void mayDiscoverInstance(InstanceCommand command);

  /** Writes down what an operator says of an instance or of the cluster. */
  @UpdateMethod(name = "note")
  GuardianState note(NoteCommand command);

  /** Refuses what makes no sense. */
  @UpdateValidatorMethod(updateName = "note")
  void mayNote(NoteCommand command);

  /** A detector's queries and patterns say something new. */
  @SignalMethod(name = "describe")
  void describe(Description description);

  /** Lets the cluster go: the fleet forgets it, and the guardian ends. */
  @UpdateMethod(name = "retire")
  GuardianState retire(Retirement retirement);

  /** Refuses while an operation runs. */
  @UpdateValidatorMethod(updateName = "retire")
  void mayRetire(Retirement retirement);
}
