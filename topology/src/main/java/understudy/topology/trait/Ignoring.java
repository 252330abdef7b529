package understudy.topology.trait;

import java.util.List;
import understudy.topology.InstanceAddress;

/**
 * Whom discovery passes over; whoever is asked for by name is taken in all the same.
 *
 * @param hosts by address
 * @param replicationUsers by the account that they replicate with: what looks like a replica and is
 *     none
 */
public record Ignoring(List<HostPattern> hosts, List<HostPattern> replicationUsers) {
  /** Nobody is passed over. */
  public static final Ignoring NOBODY = new Ignoring(List.of(), List.of());

  public Ignoring {
    hosts = List.copyOf(hosts);
    replicationUsers = List.copyOf(replicationUsers);
  }

  /** Whether discovery passes over this address. */
  public boolean passesOver(InstanceAddress instance) {
    return hosts.stream().anyMatch(it -> it.matches(instance));
  }

  /** Whether discovery passes over whoever replicates with this account. */
  public boolean passesOverUser(String user) {
    return replicationUsers.stream().anyMatch(it -> it.isFoundIn(user));
  }
}
