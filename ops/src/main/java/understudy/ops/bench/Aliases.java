package understudy.ops.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import understudy.detector.ClusterKnowledge;
import understudy.topology.ClusterName;
import understudy.topology.InstanceAddress;

/**
 * Thousands of addresses for a few servers that listen on every address of this machine.
 *
 * <p>The servers' own addresses are the first cluster, so that nobody takes them for newly found
 * members of another; each other cluster has one address of each server, its primary first.
 */
final class Aliases {
  /** 127.64.0.0: nobody else's on the loopback network. */
  private static final int FIRST = 127 << 24 | 64 << 16;

  private Aliases() {}

  /** Clusters of so many instances altogether; the last one may be smaller than the others. */
  static SortedMap<ClusterName, ClusterKnowledge> clusters(
      List<InstanceAddress> servers, int instances) {
    var clusters = new TreeMap<ClusterName, ClusterKnowledge>();
    clusters.put(new ClusterName("servers"), cluster(servers));
    for (var begun = servers.size(); begun < instances; begun += servers.size()) {
      var size = Math.min(servers.size(), instances - begun);
      var first = begun;
      var members =
          IntStream.range(0, size).mapToObj(k -> alias(servers.get(k), first + k)).toList();
      clusters.put(
          new ClusterName(String.format(Locale.ROOT, "alias%07d", begun)), cluster(members));
    }
    return clusters;
  }

  /** All addresses under which one server is watched, its own first. */
  static List<InstanceAddress> of(int server, List<InstanceAddress> servers, int instances) {
    var all = new ArrayList<InstanceAddress>();
    all.add(servers.get(server));
    for (var k = servers.size() + server; k < instances; k += servers.size()) {
      all.add(alias(servers.get(server), k));
    }
    return all;
  }

  private static ClusterKnowledge cluster(List<InstanceAddress> members) {
    return new ClusterKnowledge(members.getFirst(), members, List.of());
  }

  private static InstanceAddress alias(InstanceAddress server, int number) {
    var bits = FIRST + number;
    return new InstanceAddress(
        "%d.%d.%d.%d".formatted(bits >>> 24, bits >>> 16 & 255, bits >>> 8 & 255, bits & 255),
        server.port());
  }
}
