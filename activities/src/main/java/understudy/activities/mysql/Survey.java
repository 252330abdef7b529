package understudy.activities.mysql;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import understudy.topology.InstanceAddress;
import understudy.topology.Observation;
import understudy.topology.Seen;
import understudy.topology.membership.Crawl;
import understudy.topology.trait.Discovering;
import understudy.topology.trait.HostNames;

/** All that is found around one instance, but for those that the settings pass over. */
final class Survey {
  private static final int LARGEST_CLUSTER = 500;

  private final MySqlServers servers;
  private final Inspector.Look look;
  private final Discovering discovering;
  private final List<Observation> observations = new ArrayList<>();
  private final TreeSet<InstanceAddress> passedOver = new TreeSet<>();
  private final List<InstanceAddress> proper = new ArrayList<>();

  Survey(MySqlServers servers, Inspector.Look look, Discovering discovering) {
    this.servers = servers;
    this.look = look;
    this.discovering = discovering;
  }

  Survey around(InstanceAddress seed) {
    var next = next(seed);
    while (!next.isEmpty() && observations.size() < LARGEST_CLUSTER) {
      for (var observation : look.at(next, servers.settings().connectTimeout())) {
        if (observation.instance().equals(seed) || !replicatesAsNobody(observation)) {
          observations.add(observation);
        } else {
          passedOver.add(observation.instance());
        }
      }
      next = next(seed);
    }
    if (discovering.hostNames() != HostNames.AS_FOUND) {
      observations.stream().toList().forEach(this::name);
    }
    return this;
  }

  /** Everything that was observed, some instances perhaps under two names. */
  List<Observation> observations() {
    return List.copyOf(observations);
  }

  /** The names by which instances are to be known. */
  List<InstanceAddress> proper() {
    return List.copyOf(proper);
  }

  private List<InstanceAddress> next(InstanceAddress seed) {
    return Crawl.next(seed, observations).stream()
        .filter(it -> it.equals(seed) || !discovering.ignoring().passesOver(it))
        .filter(it -> !passedOver.contains(it))
        .toList();
  }

  /** What looks like a replica, and replicates with an account that no replica of ours has. */
  private boolean replicatesAsNobody(Observation observation) {
    if (discovering.ignoring().replicationUsers().isEmpty()
        || !(observation instanceof Seen seen)
        || seen.channels().isEmpty()) {
      return false;
    }
    var limit = servers.settings().connectTimeout();
    return servers.replicationUsers(seen.instance(), limit).stream()
        .anyMatch(discovering.ignoring()::passesOverUser);
  }

  private void name(Observation observation) {
    if (observation instanceof Seen seen) {
      var limit = servers.settings().connectTimeout();
      var name = servers.properName(seen.instance(), discovering.hostNames(), limit);
      if (observations.stream().noneMatch(it -> it.instance().equals(name))) {
        look.at(List.of(name), limit).stream()
            .filter(it -> it instanceof Seen same && isSame(same, seen))
            .forEach(observations::add);
      }
      proper.add(name);
    }
  }

  private static boolean isSame(Seen one, Seen other) {
    return one.identity().uuid().equals(other.identity().uuid());
  }
}
