package understudy.topology.switchover;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import understudy.topology.BinaryLog;
import understudy.topology.Durability;
import understudy.topology.InstanceAddress;
import understudy.topology.Observation;
import understudy.topology.Seen;
import understudy.topology.Snapshot;
import understudy.topology.diagnosis.Diagnosis;
import understudy.topology.diagnosis.Diagnostician;
import understudy.topology.diagnosis.HealthPolicy;
import understudy.topology.election.ElectionPolicy;
import understudy.topology.election.Standing;

/** Plans how a living primary hands over, or says at once all that speaks against it. */
public final class SwitchoverPlanner {
  private SwitchoverPlanner() {}

  /**
   * Who takes over, and which replicas move when.
   *
   * <p>With semi-synchronous replication the successor may open with fewer acknowledgers below it
   * than it waits for, as long as the old primary and those that move after it make up the number:
   * its first commits then wait for them.
   *
   * @param policy the promotion rules, and who is ruled out; the primary itself need not be
   */
  public static Plan plan(Snapshot snapshot, Target target, ElectionPolicy policy) {
    var refusals = new ArrayList<>(ofPrimary(snapshot));
    var candidates = new ArrayList<Seen>();
    switch (target) {
      case Target.Named(var instance) -> {
        var found = ofTarget(instance, snapshot, policy);
        refusals.addAll(found);
        if (found.isEmpty()) {
          snapshot.seen(instance).ifPresent(candidates::add);
        }
      }
      case Target.Best() -> {
        var found = new ArrayList<Refusal>();
        candidates.addAll(fit(snapshot, policy, found));
        if (candidates.isEmpty()) {
          refusals.addAll(found);
        }
      }
    }
    var primary = snapshot.seen(snapshot.primary());
    if (refusals.isEmpty() && primary.isPresent()) {
      return ready(snapshot, primary.get(), best(candidates, snapshot, policy));
    }
    return new Plan.Refused(refusals.stream().distinct().toList());
  }

  private static Plan ready(Snapshot snapshot, Seen primary, Seen successor) {
    var acknowledgers = acknowledgers(snapshot, primary);
    var moves = Moves.of(acknowledgers, successor);
    return new Plan.Ready(
        successor.instance(), moves.before(), moves.after(), acknowledgers.durability());
  }

  private static List<Refusal> ofPrimary(Snapshot snapshot) {
    var refusals = new ArrayList<Refusal>();
    var diagnosis = Diagnostician.diagnose(snapshot, HealthPolicy.DEFAULT);
    if (!(diagnosis instanceof Diagnosis.Healthy)) {
      refusals.add(new Refusal.PrimaryNotHealthy(diagnosis.sentence()));
    }
    snapshot.seen().stream()
        .filter(Seen::isWritable)
        .map(Seen::instance)
        .filter(instance -> !instance.equals(snapshot.primary()))
        .forEach(instance -> refusals.add(new Refusal.AlsoWritable(instance)));
    snapshot
        .seen(snapshot.primary())
        .ifPresent(
            primary -> {
              for (var channel : primary.channels()) {
                refusals.add(new Refusal.PrimaryReplicates(primary.instance(), channel.source()));
              }
              if (primary.binaryLog().gtidMode() != BinaryLog.GtidMode.ON) {
                refusals.add(new Refusal.PrimaryWithoutGtid(primary.instance()));
              }
              refusals.addAll(ofAcknowledgers(acknowledgers(snapshot, primary)));
            });
    return refusals;
  }

  private static List<Refusal> ofAcknowledgers(Acknowledgers acknowledgers) {
    var found = acknowledgers.ofPrimary().size();
    return found < acknowledgers.wanted()
        ? List.of(
            new Refusal.TooFewAcknowledgers(
                acknowledgers.primary().instance(), acknowledgers.wanted(), found))
        : List.of();
  }

  private static List<Refusal> ofTarget(
      InstanceAddress target, Snapshot snapshot, ElectionPolicy policy) {
    if (target.equals(snapshot.primary())) {
      return List.of(new Refusal.TargetIsPrimary(target));
    }
    var refusals = new ArrayList<Refusal>();
    if (policy.excluded().contains(target)) {
      refusals.add(new Refusal.TargetExcluded(target));
    }
    Optional<Observation> observed = snapshot.of(target);
    if (observed.isEmpty()) {
      refusals.add(new Refusal.UnknownTarget(target));
    } else {
      refusals.addAll(Candidacy.against(observed.get(), snapshot, policy));
    }
    return refusals;
  }

  private static List<Seen> fit(Snapshot snapshot, ElectionPolicy policy, List<Refusal> refusals) {
    var fit = new ArrayList<Seen>();
    for (var member : snapshot.withoutPrimary()) {
      if (!policy.excluded().contains(member.instance())) {
        var against = Candidacy.against(member, snapshot, policy);
        refusals.addAll(against);
        if (against.isEmpty()) {
          snapshot.seen(member.instance()).ifPresent(fit::add);
        }
      }
    }
    if (fit.isEmpty() && refusals.isEmpty()) {
      refusals.add(new Refusal.NoCandidate(snapshot.primary()));
    }
    return fit;
  }

  private static Seen best(List<Seen> candidates, Snapshot snapshot, ElectionPolicy policy) {
    var goal = snapshot.seen(snapshot.primary()).orElseThrow().executed();
    var best =
        candidates.stream()
            .map(candidate -> Standing.of(candidate, snapshot, policy, goal))
            .sorted()
            .findFirst()
            .orElseThrow();
    return snapshot.seen(best.instance()).orElseThrow();
  }

  static Acknowledgers acknowledgers(Snapshot snapshot, Seen primary) {
    return new Acknowledgers(snapshot, primary, Durability.of(primary.semiSync()));
  }
}
