package understudy.workflows.fleet;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import understudy.topology.ClusterName;
import understudy.topology.InstanceAddress;

/**
 * All registered clusters, ordered by name.
 *
 * @param released clusters that were forgotten, and how far their operations were counted: the
 *     names of operations are never used twice
 */
public record FleetState(List<RegisteredCluster> clusters, SortedMap<ClusterName, Long> released) {
  public FleetState {
    clusters = clusters.stream().sorted(Comparator.comparing(RegisteredCluster::name)).toList();
    released =
        Collections.unmodifiableSortedMap(
            new TreeMap<>(Objects.requireNonNullElse(released, Collections.emptySortedMap())));
  }

  /** No cluster yet. */
  public static FleetState empty() {
    return new FleetState(List.of(), Collections.emptySortedMap());
  }

  /** How far the operations of a cluster were counted before it was forgotten; mostly 0. */
  long counted(ClusterName name) {
    return released.getOrDefault(name, 0L);
  }

  FleetState with(RegisteredCluster cluster) {
    var all = new ArrayList<>(clusters);
    all.add(cluster);
    return new FleetState(all, released);
  }

  FleetState without(ClusterName name) {
    return new FleetState(
        clusters.stream().filter(it -> !it.name().equals(name)).toList(), released);
  }

  FleetState releasing(Release release) {
    var counts = new TreeMap<>(released);
    counts.merge(release.cluster(), release.generation(), Math::max);
    return new FleetState(without(release.cluster()).clusters, counts);
  }

  /** With an instance free to belong to another cluster. */
  FleetState departing(ClusterName name, InstanceAddress instance) {
    return new FleetState(
        clusters.stream().map(it -> it.name().equals(name) ? it.without(instance) : it).toList(),
        released);
  }
}
