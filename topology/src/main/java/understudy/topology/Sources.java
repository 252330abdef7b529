package understudy.topology;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds the member behind every source. Replicas may know their source by another address than we
 * do, a host name instead of an IP address; whoever overlooks that overlooks a witness.
 */
final class Sources {
  private final SortedSet<InstanceAddress> members = new TreeSet<>();
  private final SortedMap<ServerUuid, InstanceAddress> byUuid = new TreeMap<>();

  private Sources(List<Observation> observations) {
    observations.forEach(it -> members.add(it.instance()));
    var seen = observations.stream().filter(Seen.class::isInstance).map(Seen.class::cast).toList();
    seen.forEach(it -> byUuid.putIfAbsent(it.identity().uuid(), it.instance()));
    // A silent source tells no UUID, but a replica that knows it by our address does.
    for (var replica : seen) {
      for (var channel : replica.channels()) {
        if (members.contains(channel.source())) {
          channel.sourceUuid().ifPresent(uuid -> byUuid.putIfAbsent(uuid, channel.source()));
        }
      }
    }
  }

  /** The same observations, their sources named as the members are. */
  static List<Observation> named(List<Observation> observations) {
    var sources = new Sources(observations);
    return observations.stream().map(sources::named).toList();
  }

  private Observation named(Observation observation) {
    return switch (observation) {
      case Silent silent -> silent;
      case Seen seen -> seen.withChannels(seen.channels().stream().map(this::named).toList());
    };
  }

  private Channel named(Channel channel) {
    return members.contains(channel.source())
        ? channel
        : channel
            .sourceUuid()
            .flatMap(uuid -> Optional.ofNullable(byUuid.get(uuid)))
            .map(channel::withSource)
            .orElse(channel);
  }
}
