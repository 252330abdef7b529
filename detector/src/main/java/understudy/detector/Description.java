package understudy.detector;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import understudy.topology.ClusterName;
import understudy.topology.InstanceAddress;
import understudy.topology.trait.Traits;

/**
 * What queries and patterns say of a cluster, where that differs from what its guardian knows.
 *
 * @param traits of the cluster as a whole
 * @param instances of the instances that could be asked
 */
public record Description(
    ClusterName cluster, Instant at, Traits traits, SortedMap<InstanceAddress, Traits> instances) {
  public Description {
    instances = Collections.unmodifiableSortedMap(new TreeMap<>(instances));
  }
}
