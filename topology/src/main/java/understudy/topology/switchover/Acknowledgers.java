package understudy.topology.switchover;

import java.util.List;
import understudy.topology.Durability;
import understudy.topology.InstanceAddress;
import understudy.topology.Receiver;
import understudy.topology.Seen;
import understudy.topology.SemiSync;
import understudy.topology.Snapshot;

/** Who acknowledges to the old primary at present, and who could to the new one. */
record Acknowledgers(Snapshot snapshot, Seen primary, Durability durability) {

  int wanted() {
    return switch (durability) {
      case Durability.Asynchronous() -> 0;
      case Durability.SemiSynchronous(var acknowledgements, var _) -> acknowledgements;
    };
  }

  /** The direct replicas whose acknowledgements the old primary gets, ordered by address. */
  List<InstanceAddress> ofPrimary() {
    return snapshot.replicasOf(primary.instance()).stream()
        .filter(replica -> receivesFrom(replica, primary.instance()))
        .filter(replica -> replica.semiSync().replica() == SemiSync.Side.ON)
        .map(Seen::instance)
        .toList();
  }

  /**
   * Those that could acknowledge to the successor in the end: its own replicas, all that move, and
   * the old primary itself once it follows.
   */
  List<InstanceAddress> ofSuccessor(InstanceAddress successor, List<InstanceAddress> moved) {
    return snapshot.seen().stream()
        .filter(
            member ->
                moved.contains(member.instance())
                    || receivesFrom(member, successor)
                    || member.equals(primary))
        .filter(member -> canAcknowledge(member))
        .map(Seen::instance)
        .toList();
  }

  boolean canAcknowledge(Seen member) {
    return switch (member.semiSync().replica()) {
      case ON, ON_IDLE -> true;
      // The old primary's side is off while it leads; it is switched on when it follows.
      case OFF -> member.equals(primary);
      case NOT_INSTALLED -> false;
    };
  }

  private static boolean receivesFrom(Seen replica, InstanceAddress source) {
    return replica.channels().stream()
        .anyMatch(
            channel ->
                channel.source().equals(source)
                    && channel.receiver().state() == Receiver.State.RUNNING);
  }
}
