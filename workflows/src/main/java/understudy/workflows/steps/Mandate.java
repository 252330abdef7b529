package understudy.workflows.steps;

import understudy.topology.ClusterName;
import understudy.workflows.operation.OperationId;

/**
 * On whose behalf a step acts; every MySQL session that it opens carries it.
 *
 * @param generation grows with every operation of the cluster, so that what an older one left
 *     behind can be told
 */
public record Mandate(ClusterName cluster, OperationId operation, long generation) {}
