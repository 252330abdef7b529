package understudy.workflows.fleet;

import java.time.Instant;
import java.util.List;
import understudy.topology.ClusterName;
import understudy.topology.InstanceAddress;

/** A cluster in the fleet, as it was when it was registered. */
public record RegisteredCluster(
    ClusterName name,
    InstanceAddress primary,
    List<InstanceAddress> members,
    Instant at,
    String requestedBy) {
  public RegisteredCluster {
    members = List.copyOf(members);
  }

  RegisteredCluster without(InstanceAddress instance) {
    return new RegisteredCluster(
        name,
        primary,
        members.stream().filter(it -> !it.equals(instance)).toList(),
        at,
        requestedBy);
  }
}
