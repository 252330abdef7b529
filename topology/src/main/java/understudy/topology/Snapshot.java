package understudy.topology;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All observations of one cluster at one instant.
 *
 * @param primary who leads the cluster as far as is known: given at registration and changed only
 *     by operations, so that a dead primary is still known to be one
 * @param observations one for each member, ordered by address; sources are named as members are,
 *     even where a replica knows its source by another address
 */
public record Snapshot(
    ClusterName cluster, Instant at, InstanceAddress primary, List<Observation> observations) {
  public Snapshot {
    observations =
        observations.stream().sorted(Comparator.comparing(Observation::instance)).toList();
    var distinct = observations.stream().map(Observation::instance).distinct().count();
    if (distinct != observations.size()) {
      throw new IllegalArgumentException("a snapshot observes each instance once");
    }
    observations = Sources.named(observations);
  }

  /** What was observed of the given instance. */
  public Optional<Observation> of(InstanceAddress instance) {
    var low = 0;
    var high = observations.size() - 1;
    // They are ordered by address.
    while (low <= high) {
      var middle = (low + high) >>> 1;
      var order = observations.get(middle).instance().compareTo(instance);
      if (order == 0) {
        return Optional.of(observations.get(middle));
      }
      low = order < 0 ? middle + 1 : low;
      high = order < 0 ? high : middle - 1;
    }
    return Optional.empty();
  }

  /** What the given instance said, unless it was silent. */
  public Optional<Seen> seen(InstanceAddress instance) {
    return of(instance).filter(Seen.class::isInstance).map(Seen.class::cast);
  }

  /** All that answered. */
  public List<Seen> seen() {
    return observations.stream().filter(Seen.class::isInstance).map(Seen.class::cast).toList();
  }

  /** All that did not answer. */
  public List<Silent> silent() {
    return observations.stream().filter(Silent.class::isInstance).map(Silent.class::cast).toList();
  }

  /** The instances that answered and replicate directly from the given one. */
  public List<Seen> replicasOf(InstanceAddress source) {
    return seen().stream().filter(seen -> seen.replicatesFrom(source)).toList();
  }

  /** All members but the primary, ordered by address. */
  public List<Observation> withoutPrimary() {
    return observations.stream().filter(seen -> !seen.instance().equals(primary)).toList();
  }

  /** All members, ordered by address. */
  public List<InstanceAddress> members() {
    return observations.stream().map(Observation::instance).toList();
  }
}
