package understudy.workflows.operation;

import java.util.List;
import understudy.topology.Durability;
import understudy.topology.InstanceAddress;
import understudy.topology.election.LastSeen;
import understudy.workflows.guardian.ClusterPolicy;
import understudy.workflows.steps.Mandate;

/** Replace a lost primary. */
public record FailoverRequest(
    Mandate mandate,
    Trigger trigger,
    InstanceAddress lost,
    List<InstanceAddress> members,
    Durability durability,
    LastSeen lastSeen,
    ClusterPolicy policy) {
  public FailoverRequest {
    members = List.copyOf(members);
  }
}
