package understudy.topology.membership;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import understudy.topology.Channel;
import understudy.topology.InstanceAddress;
import understudy.topology.Observation;
import understudy.topology.Seen;
import understudy.topology.ServerUuid;
import understudy.topology.Silent;

/** Who replicates from whom, each instance under one address. */
final class Graph {
  private final List<Seen> seen = new ArrayList<>();
  private final List<Silent> silent = new ArrayList<>();

  /** From every other address of an instance to the one by which it is known here. */
  private final SortedMap<InstanceAddress, InstanceAddress> aliases = new TreeMap<>();

  Graph(List<Observation> observations, List<InstanceAddress> proper) {
    var byUuid = new TreeMap<ServerUuid, List<Seen>>();
    for (var observation : observations) {
      switch (observation) {
        case Silent it -> silent.add(it);
        case Seen it ->
            byUuid.computeIfAbsent(it.identity().uuid(), any -> new ArrayList<>()).add(it);
      }
    }
    var sources = byUuid.values().stream().flatMap(List::stream).flatMap(Graph::sources).toList();
    for (var same : byUuid.values()) {
      // Witnesses know the primary by the address that they replicate from: prefer that one.
      same.sort(
          Comparator.comparing((Seen it) -> !sources.contains(it.instance()))
              .thenComparing(it -> !proper.contains(it.instance()))
              .thenComparing(Seen::instance));
      seen.add(same.getFirst());
      same.stream()
          .skip(1)
          .forEach(other -> aliases.put(other.instance(), same.getFirst().instance()));
    }
    seen.sort(Comparator.comparing(Seen::instance));
    seen.forEach(this::learnAliases);
    silent.sort(Comparator.comparing(Silent::instance));
  }

  /** A source that does not answer under the address that its replica has, but under another. */
  private void learnAliases(Seen replica) {
    for (var channel : replica.channels()) {
      seen.stream()
          .filter(it -> channel.sourceUuid().equals(Optional.of(it.identity().uuid())))
          .filter(it -> !it.instance().equals(channel.source()))
          .forEach(it -> aliases.putIfAbsent(channel.source(), it.instance()));
    }
  }

  Membership membership(InstanceAddress seed) {
    var several = ofSeveral(known(seed));
    if (!several.isEmpty()) {
      return new Membership.SeveralClusters(seed, several);
    }
    var members = component(known(seed));
    var present = seen.stream().filter(it -> members.contains(it.instance())).toList();
    if (present.isEmpty()) {
      return new Membership.NothingSeen(seed, reason(seed));
    }
    if (members.size() == 1) {
      return new Membership.Alone(seed, unreachable(members, present));
    }
    var candidates = candidates(members, present);
    return switch (candidates.size()) {
      case 0 -> new Membership.NoPrimary(List.copyOf(members));
      case 1 -> found(candidates.getFirst(), members, present);
      default -> new Membership.SeveralPrimaries(candidates);
    };
  }

  /** The sources of the seed, if there are several: each may be of another cluster. */
  private List<InstanceAddress> ofSeveral(InstanceAddress seed) {
    return seen.stream()
        .filter(it -> it.instance().equals(seed))
        .map(it -> sources(it).map(this::known).distinct().sorted().toList())
        .filter(sources -> sources.size() > 1)
        .findFirst()
        .orElse(List.of());
  }

  /** Writable roots, else roots of any kind, else, in a ring, whoever is writable. */
  private List<InstanceAddress> candidates(SortedSet<InstanceAddress> members, List<Seen> present) {
    var roots = present.stream().filter(it -> it.channels().isEmpty()).toList();
    var writableRoots = roots.stream().filter(Seen::isWritable).map(Seen::instance).toList();
    if (!writableRoots.isEmpty()) {
      return writableRoots;
    }
    var all = new ArrayList<>(roots.stream().map(Seen::instance).toList());
    members.stream()
        .filter(it -> present.stream().noneMatch(other -> other.instance().equals(it)))
        .forEach(all::add);
    return all.isEmpty()
        ? present.stream().filter(Seen::isWritable).map(Seen::instance).toList()
        : all.stream().sorted().toList();
  }

  private List<InstanceAddress> unreachable(
      SortedSet<InstanceAddress> members, List<Seen> present) {
    var silentAddresses = silent.stream().map(Silent::instance).toList();
    return present.stream()
        .flatMap(it -> it.replicas().stream())
        .filter(silentAddresses::contains)
        .filter(it -> !members.contains(it))
        .sorted()
        .distinct()
        .toList();
  }

  private Membership found(
      InstanceAddress primary, SortedSet<InstanceAddress> members, List<Seen> present) {
    var others =
        aliases.entrySet().stream()
            .filter(entry -> members.contains(entry.getValue()))
            .map(entry -> new Membership.Alias(entry.getKey(), entry.getValue()))
            .toList();
    return new Membership.Found(
        primary, List.copyOf(members), unreachable(members, present), others);
  }

  /**
   * All that replication links with the start, in either direction; silent sources too. A replica
   * of several sources belongs to it, and leads to none of them.
   */
  private SortedSet<InstanceAddress> component(InstanceAddress start) {
    var members = new TreeSet<>(List.of(start));
    var before = 0;
    while (before != members.size()) {
      before = members.size();
      for (var instance : seen) {
        var ends = new ArrayList<>(sources(instance).map(this::known).distinct().toList());
        var several = ends.size() > 1;
        ends.add(instance.instance());
        if (ends.stream().anyMatch(members::contains)) {
          members.addAll(several ? List.of(instance.instance()) : ends);
        }
      }
    }
    return members;
  }

  private InstanceAddress known(InstanceAddress address) {
    return aliases.getOrDefault(address, address);
  }

  private String reason(InstanceAddress seed) {
    return silent.stream()
        .filter(it -> it.instance().equals(seed))
        .findFirst()
        .map(Silent::sentence)
        .orElse("it was not looked at");
  }

  private static Stream<InstanceAddress> sources(Seen seen) {
    return seen.channels().stream().map(Channel::source);
  }
}
