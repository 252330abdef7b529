package understudy.topology.switchover;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import understudy.topology.Applier;
import understudy.topology.InstanceAddress;
import understudy.topology.Receiver;
import understudy.topology.Seen;
import understudy.topology.membership.Kinship;

/**
 * Which of the old primary's replicas move below the successor before the gap, and which after.
 *
 * @param sound those of both whose move can be relied on
 */
record Moves(
    List<InstanceAddress> before, List<InstanceAddress> after, List<InstanceAddress> sound) {
  /**
   * As many before as can be. The old primary keeps as many acknowledging replicas as it waits for,
   * the successor among them, or its commits would hang until it is closed.
   */
  static Moves of(Acknowledgers acknowledgers, Seen successor) {
    var ofPrimary = acknowledgers.ofPrimary();
    var spare = ofPrimary.size() - acknowledgers.wanted();
    var before = new ArrayList<InstanceAddress>();
    var after = new ArrayList<Seen>();
    for (var replica : replicasToMove(acknowledgers, successor)) {
      var needed = acknowledgers.wanted() > 0 && ofPrimary.contains(replica.instance());
      if (!movesWithoutWaiting(replica) || (needed && spare <= 0)) {
        after.add(replica);
      } else {
        before.add(replica.instance());
        spare -= needed ? 1 : 0;
      }
    }
    var order =
        Comparator.comparing((Seen replica) -> !acknowledgers.canAcknowledge(replica))
            .thenComparing(Seen::instance);
    var sound = new ArrayList<>(before);
    after.stream().filter(Moves::movesWithoutWaiting).map(Seen::instance).forEach(sound::add);
    return new Moves(before, after.stream().sorted(order).map(Seen::instance).toList(), sound);
  }

  /**
   * The direct replicas of the primary but the successor, ordered by address; none that replicates
   * from others too, for a move would cut those streams.
   */
  private static List<Seen> replicasToMove(Acknowledgers acknowledgers, Seen successor) {
    return acknowledgers.snapshot().replicasOf(acknowledgers.primary().instance()).stream()
        .filter(replica -> !replica.instance().equals(successor.instance()))
        .filter(replica -> !Kinship.hasSeveralSources(replica))
        .toList();
  }

  /** A move must first apply what was received: one that does not, or late, is not waited for. */
  private static boolean movesWithoutWaiting(Seen replica) {
    return replica.channels().stream()
        .allMatch(
            channel ->
                channel.applier().state() == Applier.State.RUNNING
                    && channel.receiver().state() == Receiver.State.RUNNING
                    && channel.delay().isZero());
  }
}
