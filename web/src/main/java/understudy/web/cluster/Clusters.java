package understudy.web.cluster;

import java.util.List;
import java.util.Optional;
import understudy.topology.ClusterName;

/**
 * What is known of the clusters at this moment; answers from memory, for every page view asks it.
 */
public interface Clusters {
  /** All of them, in any order. */
  List<ClusterView> all();

  /** One of them, if it is registered. */
  Optional<ClusterView> find(ClusterName name);
}
