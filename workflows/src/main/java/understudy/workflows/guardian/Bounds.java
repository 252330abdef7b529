package understudy.workflows.guardian;

import java.util.List;
import java.util.Objects;
import understudy.topology.InstanceAddress;
import understudy.topology.election.Confinement;
import understudy.topology.trait.HostPattern;

/**
 * Where the policy of a cluster ends, whatever promotion rules say.
 *
 * @param confinement how far from the lost primary a new one may stand
 * @param neverPromoted hosts that never lead
 * @param neverRecovered hosts whose loss only an operator makes good
 */
public record Bounds(
    Confinement confinement, List<HostPattern> neverPromoted, List<HostPattern> neverRecovered) {
  /** There are none. */
  public static final Bounds NONE = new Bounds(Confinement.ANYWHERE, List.of(), List.of());

  public Bounds {
    confinement = Objects.requireNonNullElse(confinement, Confinement.ANYWHERE);
    neverPromoted = List.copyOf(neverPromoted);
    neverRecovered = List.copyOf(neverRecovered);
  }

  /** Whether the instance never leads. */
  public boolean neverPromotes(InstanceAddress instance) {
    return neverPromoted.stream().anyMatch(it -> it.matches(instance));
  }

  /** Whether only an operator makes the loss of the instance good. */
  public boolean neverRecovers(InstanceAddress instance) {
    return neverRecovered.stream().anyMatch(it -> it.matches(instance));
  }
}
