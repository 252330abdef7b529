package understudy.workflows.fleet;

import understudy.topology.ClusterName;

/**
 * A guardian's word that its cluster is looked after no longer.
 *
 * @param generation how far its operations were counted
 */
public record Release(ClusterName cluster, long generation, String requestedBy) {}
