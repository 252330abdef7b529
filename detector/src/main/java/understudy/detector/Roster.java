package understudy.detector;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import understudy.topology.InstanceAddress;

/** By how many clusters each instance is watched. */
final class Roster {
  private final ConcurrentMap<InstanceAddress, Integer> clusters = new ConcurrentHashMap<>();

  void enter(InstanceAddress instance) {
    clusters.merge(instance, 1, Integer::sum);
  }

  void leave(InstanceAddress instance) {
    clusters.computeIfPresent(instance, (_, count) -> count > 1 ? count - 1 : null);
  }

  /** How many instances there are altogether. */
  int size() {
    return clusters.size();
  }

  int count(InstanceAddress instance) {
    return clusters.getOrDefault(instance, 0);
  }
}
