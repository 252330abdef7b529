package understudy.topology.diagnosis;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import understudy.topology.Receiver;
import understudy.topology.Snapshot;

/** Names what is wrong with a cluster, as far as one snapshot can tell. */
public final class Diagnostician {
  /** The first match wins, so each rule may rely on all before it having failed. */
  private static final List<Rule> RULES =
      List.of(
          Rules::primaryNotLookedAt,
          Rules::primaryAlive,
          Rules::primaryWithoutReplicasSilent,
          Rules::clusterSilent,
          Rules::primaryUnseen,
          Rules::primaryFrozen,
          Rules::primaryAndSomeReplicasDead,
          Rules::primaryDead,
          Rules::severalWritable,
          Rules::primaryReadOnly);

  private Diagnostician() {}

  /**
   * What is wrong with the snapshot's primary, with one sentence of evidence for each member.
   *
   * <p>A {@link Diagnosis.PrimaryLost} needs a replica directly below the primary that answers us
   * and has lost it, and none that still hears it. An observer that sees nobody never says so.
   */
  public static Diagnosis diagnose(Snapshot snapshot, HealthPolicy policy) {
    return diagnose(Facts.of(snapshot, (replica, channel) -> Witness.of(replica, channel, policy)));
  }

  /**
   * The same, for an observer that has been waiting for the primary since a first sign and knows
   * that a replica which was made to reconnect could not: receivers that heard nothing since
   * testify neither way, and one that did still proves the primary alive.
   */
  public static Diagnosis diagnose(Snapshot snapshot, HealthPolicy policy, Silence silence) {
    return diagnose(
        Facts.of(snapshot, (replica, channel) -> Witness.of(replica, channel, policy, silence)));
  }

  /**
   * Looks a second time at a primary that detectors said is lost: believes nothing but this
   * snapshot, except since when they have been waiting.
   *
   * <p>A replica that is connecting, in this very snapshot, met no primary when it tried; then
   * receivers that heard nothing since the first sign only have not noticed yet.
   *
   * @param firstSign when the first detector noticed something
   */
  public static Diagnosis confirm(Snapshot snapshot, HealthPolicy policy, Instant firstSign) {
    var triedInVain =
        snapshot.replicasOf(snapshot.primary()).stream()
            .flatMap(replica -> replica.channels().stream())
            .filter(channel -> channel.source().equals(snapshot.primary()))
            .anyMatch(channel -> channel.receiver().state() == Receiver.State.CONNECTING);
    return triedInVain
        ? diagnose(snapshot, policy, new Silence(firstSign))
        : diagnose(snapshot, policy);
  }

  private static Diagnosis diagnose(Facts facts) {
    return RULES.stream()
        .map(rule -> rule.match(facts))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(() -> new Diagnosis.Healthy(facts.primary(), facts.evidence()));
  }
}
