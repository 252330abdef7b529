package understudy.workflows.steps;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import understudy.topology.ClusterName;
import understudy.topology.InstanceAddress;

/**
 * Read all members at once.
 *
 * @param primary who leads as far as is known
 * @param deadline for each member; who has not answered by then is silent
 * @param primaryDeadline the same for the primary, which may be known to be silent
 */
public record ObserveRequest(
    ClusterName cluster,
    InstanceAddress primary,
    List<InstanceAddress> members,
    Duration deadline,
    Duration primaryDeadline) {
  public ObserveRequest {
    members = List.copyOf(members);
    primaryDeadline = Objects.requireNonNullElse(primaryDeadline, deadline);
  }

  /** With as much time for the primary as for everybody. */
  public ObserveRequest(
      ClusterName cluster,
      InstanceAddress primary,
      List<InstanceAddress> members,
      Duration deadline) {
    this(cluster, primary, members, deadline, deadline);
  }
}
