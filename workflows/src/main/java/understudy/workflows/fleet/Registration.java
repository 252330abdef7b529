package understudy.workflows.fleet;

import understudy.topology.ClusterName;
import understudy.topology.InstanceAddress;
import understudy.workflows.guardian.ClusterPolicy;

/** A cluster that somebody wants looked after. */
public record Registration(
    ClusterName name, InstanceAddress seed, ClusterPolicy policy, String requestedBy) {}
