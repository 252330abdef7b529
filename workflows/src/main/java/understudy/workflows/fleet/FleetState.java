package understudy.workflows.fleet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import understudy.topology.ClusterName;

/** All registered clusters, ordered by name. */
public record FleetState(List<RegisteredCluster> clusters) {
  public FleetState {
    clusters = clusters.stream().sorted(Comparator.comparing(RegisteredCluster::name)).toList();
  }

  /** No cluster yet. */
  public static FleetState empty() {
    return new FleetState(List.of());
  }

  FleetState with(RegisteredCluster cluster) {
    var all = new ArrayList<>(clusters);
    all.add(cluster);
    return new FleetState(all);
  }

  FleetState without(ClusterName name) {
    return new FleetState(clusters.stream().filter(it -> !it.name().equals(name)).toList());
  }
}
