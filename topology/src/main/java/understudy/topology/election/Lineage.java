package understudy.topology.election;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import understudy.topology.InstanceAddress;
import understudy.topology.Seen;
import understudy.topology.Silent;
import understudy.topology.Snapshot;

/**
 * Who replicates, directly or through others, from the primary, from one that was tried as its
 * successor, or from a member that is silent and so cannot say.
 */
record Lineage(SortedSet<InstanceAddress> descendants) {
  /**
   * Follows the arrows downwards once, so that circles and the many ways through instances with
   * several sources cost nothing.
   */
  static Lineage of(Snapshot snapshot, ElectionPolicy policy) {
    SortedMap<InstanceAddress, List<InstanceAddress>> below = new TreeMap<>();
    for (var seen : snapshot.seen()) {
      for (var channel : seen.channels()) {
        below.computeIfAbsent(channel.source(), any -> new ArrayList<>()).add(seen.instance());
      }
    }
    var next = new ArrayDeque<InstanceAddress>();
    next.add(snapshot.primary());
    next.addAll(policy.excluded());
    snapshot.silent().stream().map(Silent::instance).forEach(next::add);
    var descendants = new TreeSet<InstanceAddress>();
    while (!next.isEmpty()) {
      for (var replica : below.getOrDefault(next.remove(), List.of())) {
        if (descendants.add(replica)) {
          next.add(replica);
        }
      }
    }
    return new Lineage(descendants);
  }

  boolean has(Seen seen) {
    return descendants.contains(seen.instance());
  }
}
