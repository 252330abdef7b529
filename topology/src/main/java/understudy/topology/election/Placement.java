package understudy.topology.election;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import understudy.topology.InstanceAddress;
import understudy.topology.trait.Site;

/**
 * Where instances stand, and whether that forbids a successor.
 *
 * @param sites of those of which anything is known
 */
public record Placement(SortedMap<InstanceAddress, Site> sites, Confinement confinement) {
  /** Nothing is known of where anybody stands, and nothing is forbidden. */
  public static final Placement UNKNOWN =
      new Placement(Collections.emptySortedMap(), Confinement.ANYWHERE);

  /** How near an instance stands to another, the nearest first. */
  public enum Nearness {
    SAME_DATA_CENTRE,
    SAME_REGION,
    ELSEWHERE
  }

  public Placement {
    sites = Collections.unmodifiableSortedMap(new TreeMap<>(sites));
  }

  /** Instances of different environments are never near, whatever the room they share. */
  Nearness nearness(InstanceAddress instance, InstanceAddress primary) {
    var one = of(instance);
    var other = of(primary);
    if (!one.environment().equals(other.environment())) {
      return Nearness.ELSEWHERE;
    }
    if (isSame(one.dataCentre(), other.dataCentre())) {
      return Nearness.SAME_DATA_CENTRE;
    }
    return isSame(one.region(), other.region()) ? Nearness.SAME_REGION : Nearness.ELSEWHERE;
  }

  /** What forbids the instance to take over from the primary, if anything does. */
  Optional<Objection> against(InstanceAddress instance, InstanceAddress primary) {
    var one = of(instance);
    var other = of(primary);
    return switch (confinement) {
      case ANYWHERE -> Optional.empty();
      case SAME_REGION -> away("region", one.region(), other.region());
      case SAME_DATA_CENTRE -> away("data centre", one.dataCentre(), other.dataCentre());
    };
  }

  /** Where the primary stood is not always known; then nobody is too far from it. */
  private static Optional<Objection> away(
      String kind, Optional<String> found, Optional<String> wanted) {
    return wanted.isEmpty() || found.equals(wanted)
        ? Optional.empty()
        : Optional.of(new Objection.TooFar(kind, found.orElse("unknown"), wanted.get()));
  }

  private static boolean isSame(Optional<String> one, Optional<String> other) {
    return one.isPresent() && one.equals(other);
  }

  private Site of(InstanceAddress instance) {
    return sites.getOrDefault(instance, Site.UNKNOWN);
  }
}
