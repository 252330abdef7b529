package understudy.detector;

import java.time.Instant;
import java.util.List;
import understudy.topology.ClusterName;
import understudy.topology.Durability;
import understudy.topology.InstanceAddress;

/**
 * What a cluster with a primary that takes writes looks like now.
 *
 * @param primary the one instance that leads and takes writes
 * @param members all, the primary included, silent ones too
 * @param returned deposed primaries that answer again and are no healthy replica yet
 */
public record Sighting(
    ClusterName cluster,
    Instant at,
    InstanceAddress primary,
    List<InstanceAddress> members,
    Durability durability,
    List<Returned> returned) {
  public Sighting {
    members = List.copyOf(members);
    returned = List.copyOf(returned);
  }

  /** Whether a guardian that wrote this down has done all that the sighting asks of it. */
  boolean isTakenIn(ClusterKnowledge written) {
    return written.primary().equals(primary)
        && written.members().equals(members)
        && written.deposed().stream().noneMatch(members::contains)
        && returned.stream().allMatch(it -> it.writability().isClosed());
  }

  /** Whether the other one tells the same, whenever it was made. */
  boolean tellsTheSameAs(Sighting other) {
    return equals(
        new Sighting(
            other.cluster, at, other.primary, other.members, other.durability, other.returned));
  }
}
