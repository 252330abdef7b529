package understudy.topology.election;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import understudy.topology.Applier;
import understudy.topology.BinaryLog;
import understudy.topology.Channel;
import understudy.topology.InstanceAddress;
import understudy.topology.Observation;
import understudy.topology.PromotionRule;
import understudy.topology.Seen;
import understudy.topology.Silent;
import understudy.topology.Snapshot;
import understudy.topology.gtid.GtidSet;
import understudy.topology.membership.Kinship;

/** What disqualifies an instance by itself, whoever else stands. */
public final class Objections {
  private Objections() {}

  /**
   * All that disqualifies the candidate, in a fixed order; empty when it is eligible.
   *
   * @param lastSeen the primary's position when it was last read, so that what only it and the
   *     candidate have is not mistaken for errant
   */
  public static List<Objection> against(
      Observation candidate, Snapshot snapshot, ElectionPolicy policy, LastSeen lastSeen) {
    return against(candidate, snapshot, policy, lastSeen, Lineage.of(snapshot, policy));
  }

  /** The same for one of several candidates of one snapshot and policy, whose lineage is known. */
  static List<Objection> against(
      Observation candidate,
      Snapshot snapshot,
      ElectionPolicy policy,
      LastSeen lastSeen,
      Lineage lineage) {
    var objections = new ArrayList<Objection>();
    if (policy.ruleOf(candidate.instance()) == PromotionRule.MUST_NOT) {
      objections.add(new Objection.MustNot());
    }
    policy.placement().against(candidate.instance(), snapshot.primary()).ifPresent(objections::add);
    switch (candidate) {
      case Silent silent -> objections.add(new Objection.NotSeen(silent.sentence()));
      case Seen seen -> {
        ofKind(seen).ifPresent(objections::add);
        notFollowable(seen).ifPresent(objections::add);
        if (!lineage.has(seen)) {
          objections.add(new Objection.NoReplica());
        }
        seen.channels().forEach(channel -> objections.addAll(ofChannel(channel)));
        oldestOutrun(seen, snapshot, policy, lineage)
            .ifPresent(follower -> objections.add(new Objection.TooNew(follower)));
        var errant = errant(seen, snapshot, lastSeen);
        if (!errant.isEmpty()) {
          objections.add(new Objection.Errant(errant));
        }
      }
    }
    return objections.stream().distinct().toList();
  }

  /** What a replica executed of its own and nobody else is known to have. */
  static GtidSet errant(Seen seen, Snapshot snapshot, LastSeen lastSeen) {
    if (seen.instance().equals(snapshot.primary())) {
      return GtidSet.empty();
    }
    var executed = seen.executed();
    var own = executed.from(seen.identity().uuid());
    for (var other : snapshot.seen()) {
      if (own.isEmpty()) {
        return own;
      }
      if (!other.instance().equals(seen.instance())) {
        own = executed.minus(other.held(), own);
      }
    }
    return executed.minus(transactions(lastSeen), own);
  }

  static GtidSet transactions(LastSeen lastSeen) {
    return switch (lastSeen) {
      case LastSeen.Never() -> GtidSet.empty();
      case LastSeen.Executed(var _, var transactions) -> transactions;
    };
  }

  /** What it is forbids it for good: somebody's else replica too, or no database at all. */
  private static Optional<Objection> ofKind(Seen seen) {
    var flavour = seen.identity().version().flavour();
    if (!flavour.holdsData()) {
      return Optional.of(new Objection.NoData(flavour.title()));
    }
    return Kinship.hasSeveralSources(seen)
        ? Optional.of(new Objection.SeveralSources(Kinship.sources(seen)))
        : Optional.empty();
  }

  private static Optional<Objection> notFollowable(Seen seen) {
    if (seen.binaryLog().gtidMode() != BinaryLog.GtidMode.ON) {
      return Optional.of(new Objection.NoGtid());
    }
    if (seen.binaryLog().state() == BinaryLog.State.OFF) {
      return Optional.of(new Objection.CannotBeFollowed("log_bin is off"));
    }
    return seen.binaryLog().relayed() == BinaryLog.Relayed.NOT_LOGGED
        ? Optional.of(new Objection.CannotBeFollowed("log_replica_updates is off"))
        : Optional.empty();
  }

  private static List<Objection> ofChannel(Channel channel) {
    var objections = new ArrayList<Objection>();
    if (channel.applier().state() == Applier.State.STOPPED) {
      objections.add(
          channel
              .applier()
              .error()
              .<Objection>map(Objection.ApplierBroken::new)
              .orElseGet(Objection.ApplierStopped::new));
    }
    if (channel.delay().isPositive()) {
      objections.add(new Objection.Delayed(channel.delay()));
    }
    return objections;
  }

  /** Of those that would follow the instance and run an earlier series, the one with the oldest. */
  private static Optional<InstanceAddress> oldestOutrun(
      Seen seen, Snapshot snapshot, ElectionPolicy policy, Lineage lineage) {
    return snapshot.seen().stream()
        .filter(other -> !other.instance().equals(seen.instance()))
        .filter(other -> !policy.excluded().contains(other.instance()))
        .filter(other -> other.instance().equals(snapshot.primary()) || lineage.has(other))
        .filter(other -> seen.identity().version().isLaterSeriesThan(other.identity().version()))
        .min(
            Comparator.comparing((Seen other) -> other.identity().version())
                .thenComparing(Seen::instance))
        .map(Seen::instance);
  }
}
