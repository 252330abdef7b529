package understudy.workflows.operation;

import java.util.List;
import java.util.Objects;
import understudy.topology.InstanceAddress;
import understudy.topology.election.ElectionPolicy;
import understudy.topology.switchover.Target;
import understudy.workflows.guardian.ClusterPolicy;
import understudy.workflows.steps.Mandate;

/**
 * Change a living primary for another instance.
 *
 * @param wishes who is wanted as a primary; requests of 0.1.0 have those of the policy alone
 */
public record SwitchoverRequest(
    Mandate mandate,
    Trigger trigger,
    InstanceAddress primary,
    List<InstanceAddress> members,
    Target target,
    ClusterPolicy policy,
    ElectionPolicy wishes) {
  public SwitchoverRequest {
    members = List.copyOf(members);
    wishes = Objects.requireNonNullElseGet(wishes, () -> policy.wishes());
  }

  /** With no other wishes than those of the policy. */
  public SwitchoverRequest(
      Mandate mandate,
      Trigger trigger,
      InstanceAddress primary,
      List<InstanceAddress> members,
      Target target,
      ClusterPolicy policy) {
    this(mandate, trigger, primary, members, target, policy, policy.wishes());
  }
}
