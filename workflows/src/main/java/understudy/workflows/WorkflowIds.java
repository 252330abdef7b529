package understudy.workflows;

import understudy.topology.ClusterName;

/** The ids of the workflows that live as long as what they stand for. */
public final class WorkflowIds {
  /** The one that knows all clusters. */
  public static final String FLEET = "fleet";

  /** The memo that a guardian keeps its state in, for readers that have no worker. */
  public static final String STATE_MEMO = "state";

  private WorkflowIds() {}

  /** The guardian of a cluster. */
  public static String guardian(ClusterName cluster) {
    return "cluster/" + cluster;
  }
}
