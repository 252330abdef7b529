package understudy.detector;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import understudy.topology.Applier;
import understudy.topology.Channel;
import understudy.topology.Durability;
import understudy.topology.InstanceAddress;
import understudy.topology.Receiver;
import understudy.topology.Seen;
import understudy.topology.Snapshot;

/** Reads off a snapshot who leads now and which deposed primaries are back. */
final class SightingRule {
  private SightingRule() {}

  /** What is to be told; nothing while it is not clear who takes the writes. */
  static Optional<Sighting> of(Snapshot snapshot, ClusterKnowledge knowledge) {
    return leader(snapshot, knowledge)
        .filter(leader -> isNewerThanFormer(snapshot, knowledge, leader))
        .map(
            leader ->
                new Sighting(
                    snapshot.cluster(),
                    snapshot.at(),
                    leader.instance(),
                    members(snapshot, knowledge),
                    Durability.of(leader.semiSync()),
                    returned(snapshot, knowledge, leader)));
  }

  /**
   * The known primary as long as it takes writes and replicates from nobody but a co-primary that
   * takes none; else the only other instance that does, if it was not deposed and somebody
   * replicates from it.
   */
  private static Optional<Seen> leader(Snapshot snapshot, ClusterKnowledge knowledge) {
    var roots =
        snapshot.seen().stream()
            .filter(seen -> seen.isWritable() && followsNobodyElse(snapshot, seen))
            .toList();
    var known = roots.stream().filter(it -> it.instance().equals(knowledge.primary())).findFirst();
    if (known.isPresent()) {
      return known;
    }
    var others = roots.stream().filter(it -> !isDeposed(knowledge, it.instance())).toList();
    return others.size() == 1
        ? others.stream().filter(it -> !snapshot.replicasOf(it.instance()).isEmpty()).findFirst()
        : Optional.empty();
  }

  private static boolean followsNobodyElse(Snapshot snapshot, Seen leader) {
    return leader.channels().stream()
        .allMatch(
            channel ->
                snapshot
                    .seen(channel.source())
                    .filter(it -> !it.isWritable() && it.replicatesFrom(leader.instance()))
                    .isPresent());
  }

  /** A leader read before a former primary would seem to lack what that one has since received. */
  private static boolean isNewerThanFormer(
      Snapshot snapshot, ClusterKnowledge knowledge, Seen leader) {
    var asked = leader.at().minus(leader.took());
    return returned(snapshot, knowledge, leader).stream()
        .flatMap(it -> snapshot.seen(it.instance()).stream())
        .noneMatch(it -> it.at().isAfter(asked));
  }

  /** The known ones, former primaries only if they follow one of the others again. */
  private static List<InstanceAddress> members(Snapshot snapshot, ClusterKnowledge knowledge) {
    var never =
        knowledge.members().stream().filter(member -> !isDeposed(knowledge, member)).toList();
    var rejoined =
        snapshot.seen().stream()
            .filter(seen -> isDeposed(knowledge, seen.instance()) && isHealthyReplica(seen))
            .filter(seen -> never.stream().anyMatch(seen::replicatesFrom))
            .map(Seen::instance);
    return Stream.concat(never.stream(), rejoined).distinct().sorted().toList();
  }

  private static List<Returned> returned(
      Snapshot snapshot, ClusterKnowledge knowledge, Seen leader) {
    return snapshot.seen().stream()
        .filter(seen -> !seen.instance().equals(leader.instance()))
        .filter(seen -> wasPrimary(knowledge, seen.instance()))
        .filter(seen -> !isHealthyReplica(seen))
        .map(
            seen ->
                new Returned(
                    seen.instance(), seen.writability(), seen.executed().minus(leader.executed())))
        .toList();
  }

  private static boolean wasPrimary(ClusterKnowledge knowledge, InstanceAddress instance) {
    return isDeposed(knowledge, instance) || instance.equals(knowledge.primary());
  }

  private static boolean isDeposed(ClusterKnowledge knowledge, InstanceAddress instance) {
    return knowledge.deposed().contains(instance);
  }

  private static boolean isHealthyReplica(Seen seen) {
    return !seen.isWritable()
        && !seen.channels().isEmpty()
        && seen.channels().stream().allMatch(SightingRule::runs);
  }

  private static boolean runs(Channel channel) {
    return channel.receiver().state() == Receiver.State.RUNNING
        && channel.applier().state() == Applier.State.RUNNING;
  }
}
