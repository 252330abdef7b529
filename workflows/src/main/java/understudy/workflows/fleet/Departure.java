package understudy.workflows.fleet;

import understudy.topology.ClusterName;
import understudy.topology.InstanceAddress;

/** A guardian's word that an instance belongs to its cluster no longer. */
public record Departure(ClusterName cluster, InstanceAddress instance) {}
