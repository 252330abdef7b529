package understudy.topology.switchover;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import understudy.topology.Channel;
import understudy.topology.InstanceAddress;
import understudy.topology.Observation;
import understudy.topology.Receiver;
import understudy.topology.Seen;
import understudy.topology.SemiSync;
import understudy.topology.Snapshot;
import understudy.topology.election.ElectionPolicy;
import understudy.topology.election.LastSeen;
import understudy.topology.election.Objections;

/** What speaks against one member as the successor of a living primary. */
final class Candidacy {
  private static final Duration LONGEST_LAG = Duration.ofSeconds(10);

  private Candidacy() {}

  static List<Refusal> against(Observation candidate, Snapshot snapshot, ElectionPolicy policy) {
    var name = candidate.instance();
    var refusals = new ArrayList<Refusal>();
    for (var objection :
        Objections.against(
            candidate, snapshot, sparing(policy, snapshot.primary()), new LastSeen.Never())) {
      refusals.add(new Refusal.Unfit(name, objection));
    }
    snapshot.seen(name).ifPresent(seen -> refusals.addAll(ofSeen(seen, snapshot)));
    return refusals;
  }

  /** The old primary will have to follow, so it counts even when it is ruled out as a winner. */
  private static ElectionPolicy sparing(ElectionPolicy policy, InstanceAddress primary) {
    return policy.excluding(
        policy.excluded().stream().filter(excluded -> !excluded.equals(primary)).toList());
  }

  private static List<Refusal> ofSeen(Seen seen, Snapshot snapshot) {
    var name = seen.instance();
    var refusals = new ArrayList<Refusal>();
    if (!seen.channels().isEmpty() && !seen.replicatesFrom(snapshot.primary())) {
      refusals.add(new Refusal.NotDirectlyBelow(name, snapshot.primary()));
    }
    for (var channel : seen.channels()) {
      if (channel.receiver().state() != Receiver.State.RUNNING) {
        refusals.add(new Refusal.ReceiverNotRunning(name));
      }
      lag(channel).ifPresent(lag -> refusals.add(new Refusal.Lagging(name, lag, LONGEST_LAG)));
    }
    snapshot
        .seen(snapshot.primary())
        .ifPresent(primary -> refusals.addAll(ofPromise(seen, snapshot, primary)));
    return refusals;
  }

  private static Optional<Duration> lag(Channel channel) {
    return channel.applier().lag().filter(lag -> lag.compareTo(LONGEST_LAG) > 0);
  }

  private static List<Refusal> ofPromise(Seen candidate, Snapshot snapshot, Seen primary) {
    var acknowledgers = SwitchoverPlanner.acknowledgers(snapshot, primary);
    if (acknowledgers.wanted() == 0) {
      return List.of();
    }
    var refusals = new ArrayList<Refusal>();
    if (candidate.semiSync().source() == SemiSync.Side.NOT_INSTALLED) {
      refusals.add(new Refusal.CannotWait(candidate.instance()));
    }
    var moved = Moves.of(acknowledgers, candidate).sound();
    var found = acknowledgers.ofSuccessor(candidate.instance(), moved).size();
    if (found < acknowledgers.wanted()) {
      refusals.add(
          new Refusal.TooFewAcknowledgers(candidate.instance(), acknowledgers.wanted(), found));
    }
    return refusals;
  }
}
