package understudy.workflows.guardian;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import understudy.topology.InstanceAddress;
import understudy.topology.trait.Traits;

/**
 * What a detector's queries and patterns say of a cluster; told when it changes, never in a rhythm.
 *
 * @param cluster of the cluster as a whole
 * @param instances of those members that were asked; what is known of others stays as it is
 */
public record Description(
    String observer, Instant at, Traits cluster, SortedMap<InstanceAddress, Traits> instances) {
  public Description {
    instances = Collections.unmodifiableSortedMap(new TreeMap<>(instances));
  }
}
