package understudy.workflows.steps;

import understudy.topology.ClusterName;
import understudy.topology.InstanceAddress;

/** Find the cluster that an address belongs to, and check that it can be looked after. */
public record InspectRequest(ClusterName name, InstanceAddress seed) {}
