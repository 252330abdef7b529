package understudy.workflows.guardian;

import java.time.Instant;
import java.util.List;
import understudy.topology.Durability;
import understudy.topology.InstanceAddress;

/**
 * What a healthy cluster looks like now; told when it changes, never in a rhythm.
 *
 * @param primary the instance that takes the writes
 * @param members all, the primary included
 * @param returned deposed primaries that were seen again and are no healthy replica yet
 */
public record Sighting(
    String observer,
    Instant at,
    InstanceAddress primary,
    List<InstanceAddress> members,
    Durability durability,
    List<ReturnedPrimary> returned) {
  public Sighting {
    members = List.copyOf(members);
    returned = List.copyOf(returned);
  }
}
