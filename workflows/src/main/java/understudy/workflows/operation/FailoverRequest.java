package understudy.workflows.operation;

import java.util.List;
import java.util.Objects;
import understudy.topology.Durability;
import understudy.topology.InstanceAddress;
import understudy.topology.election.ElectionPolicy;
import understudy.topology.election.LastSeen;
import understudy.workflows.guardian.ClusterPolicy;
import understudy.workflows.steps.Mandate;

/**
 * Replace a lost primary.
 *
 * @param wishes who is wanted as a primary; requests of 0.1.0 have those of the policy alone
 */
public record FailoverRequest(
    Mandate mandate,
    Trigger trigger,
    InstanceAddress lost,
    List<InstanceAddress> members,
    Durability durability,
    LastSeen lastSeen,
    ClusterPolicy policy,
    ElectionPolicy wishes) {
  public FailoverRequest {
    members = List.copyOf(members);
    wishes = Objects.requireNonNullElseGet(wishes, () -> policy.wishes());
  }

  /** With no other wishes than those of the policy. */
  public FailoverRequest(
      Mandate mandate,
      Trigger trigger,
      InstanceAddress lost,
      List<InstanceAddress> members,
      Durability durability,
      LastSeen lastSeen,
      ClusterPolicy policy) {
    this(mandate, trigger, lost, members, durability, lastSeen, policy, policy.wishes());
  }
}
