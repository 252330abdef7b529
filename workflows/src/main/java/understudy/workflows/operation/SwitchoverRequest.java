package understudy.workflows.operation;

import java.util.List;
import understudy.topology.InstanceAddress;
import understudy.topology.switchover.Target;
import understudy.workflows.guardian.ClusterPolicy;
import understudy.workflows.steps.Mandate;

/** Change a living primary for another instance. */
public record SwitchoverRequest(
    Mandate mandate,
    Trigger trigger,
    InstanceAddress primary,
    List<InstanceAddress> members,
    Target target,
    ClusterPolicy policy) {
  public SwitchoverRequest {
    members = List.copyOf(members);
  }
}
