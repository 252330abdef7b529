package understudy.workflows.fleet;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** The one workflow that knows all clusters and starts their guardians. */
@WorkflowInterface
public interface FleetWorkflow {
  @WorkflowMethod(name = "fleet")
  void keep(FleetState state);

  /**
   * Inspects a cluster and takes it on, or fails with every reason why not; nothing is half
   * registered.
   */
  @UpdateMethod(name = "register")
  RegisteredCluster register(Registration registration);

  /** Refuses a name or an address that is taken. */
  @UpdateValidatorMethod(updateName = "register")
  void mayRegister(Registration registration);

  /** A guardian has closed: its cluster may be registered again. */
  @SignalMethod(name = "released")
  void released(Release release);

  /** A guardian has forgotten an instance: another cluster may have it. */
  @SignalMethod(name = "departed")
  void departed(Departure departure);

  @QueryMethod(name = "clusters")
  FleetState clusters();
}
