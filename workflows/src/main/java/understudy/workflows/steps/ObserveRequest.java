package understudy.workflows.steps;

import java.time.Duration;
import java.util.List;
import understudy.topology.ClusterName;
import understudy.topology.InstanceAddress;

/**
 * Read all members at once.
 *
 * @param primary who leads as far as is known
 * @param deadline for each member; who has not answered by then is silent
 */
public record ObserveRequest(
    ClusterName cluster,
    InstanceAddress primary,
    List<InstanceAddress> members,
    Duration deadline) {
  public ObserveRequest {
    members = List.copyOf(members);
  }
}
