package understudy.topology.examination;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import understudy.topology.InstanceAddress;
import understudy.topology.failover.Permit;
import understudy.topology.trait.Downtime;

/**
 * What a cluster's guardian goes by when a primary is lost.
 *
 * @param running the operation that runs
 * @param permit whether the last failovers allow another one
 * @param agree how many observers said that the primary is lost
 * @param needed how many must
 * @param downtimes those that the primary is in
 * @param restingUntil until when the guardian waits after an operation that did not help
 */
public record Orders(
    Automation automation,
    List<Downtime> downtimes,
    Optional<String> running,
    Permit permit,
    int agree,
    int needed,
    Optional<Instant> restingUntil) {
  public Orders {
    downtimes = List.copyOf(downtimes);
  }

  /** Who may begin a failover. */
  public enum Automation {
    AUTOMATIC,
    BY_HAND
  }

  /** What holds a failover back, whether one is wanted or not. */
  List<Restraint> standing(InstanceAddress primary, Instant now) {
    var restraints = new ArrayList<Restraint>();
    if (automation == Automation.BY_HAND) {
      restraints.add(new Restraint.ByHand(primary));
    }
    downtimes.forEach(downtime -> restraints.add(new Restraint.InDowntime(downtime)));
    restingUntil
        .filter(now::isBefore)
        .ifPresent(until -> restraints.add(new Restraint.Resting(primary, until)));
    if (permit instanceof Permit.Blocked(var why, var until)) {
      restraints.add(new Restraint.Flapping(primary, why, until));
    }
    return List.copyOf(restraints);
  }

  /** What holds back the failover that a lost primary wants. */
  List<Restraint> now(InstanceAddress primary, Instant now) {
    var restraints = new ArrayList<Restraint>();
    if (agree < needed) {
      restraints.add(new Restraint.QuorumLacking(primary, agree, needed));
    }
    restraints.addAll(standing(primary, now));
    return List.copyOf(restraints);
  }
}
