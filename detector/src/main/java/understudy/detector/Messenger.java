package understudy.detector;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import understudy.topology.Applier;
import understudy.topology.Channel;
import understudy.topology.InstanceAddress;
import understudy.topology.Receiver;
import understudy.topology.Seen;
import understudy.topology.SemiSync;
import understudy.topology.ServerUuid;
import understudy.topology.Snapshot;
import understudy.topology.diagnosis.HealthPolicy;

/**
 * The replica that is made to reconnect to a silent primary, to learn whether it can.
 *
 * @param channel the name of its channel from that primary
 * @param source that primary, as the channel knows it
 */
record Messenger(InstanceAddress replica, String channel, Optional<ServerUuid> source) {
  /**
   * Errors of a client that got no word from a server: cannot connect (2002, 2003), gone (2006),
   * lost while waiting (2013, 2055). Any other one is an answer, and only the living answer.
   */
  private static final List<Integer> NO_ANSWER = List.of(2002, 2003, 2006, 2013, 2055);

  /** Among equals an election takes the first address, so the last is sent. */
  private static final Comparator<Seen> LEAST_MISSED =
      Comparator.comparing(Messenger::acknowledges)
          .thenComparing(Seen::instance, Comparator.reverseOrder());

  /**
   * Whether it pays to send one: not when every running receiver will miss its heartbeats soon
   * enough by itself.
   */
  static boolean pays(Snapshot snapshot, Duration soon, HealthPolicy health) {
    return snapshot.replicasOf(snapshot.primary()).stream()
        .flatMap(replica -> replica.channels().stream())
        .filter(channel -> channel.source().equals(snapshot.primary()))
        .map(Channel::receiver)
        .filter(receiver -> receiver.state() == Receiver.State.RUNNING)
        .anyMatch(receiver -> !isOverdue(receiver, snapshot.at().plus(soon), health));
  }

  /**
   * Whom to send: a replica whose receiver and applier run without an error, so that a restart of
   * its receiver loses nothing; one whose acknowledgement nobody waits for rather than another; the
   * only one that acknowledges, never, unless it is the only replica: if the primary lives after
   * all, its commits would wait.
   */
  static Optional<Messenger> choose(Snapshot snapshot) {
    var replicas = snapshot.replicasOf(snapshot.primary());
    var acknowledgers = replicas.stream().filter(Messenger::acknowledges).toList();
    return replicas.stream()
        .filter(
            replica ->
                replicas.size() == 1
                    || acknowledgers.size() > 1
                    || !acknowledgers.contains(replica))
        .sorted(LEAST_MISSED)
        .flatMap(replica -> fit(replica, snapshot.primary()))
        .findFirst();
  }

  /** Whether it tried to reconnect in vain, by what it says itself in this snapshot. */
  boolean lostItIn(Snapshot snapshot) {
    return receivers(snapshot)
        .filter(it -> it.state() == Receiver.State.CONNECTING)
        .flatMap(it -> it.error().stream())
        .anyMatch(error -> NO_ANSWER.contains(error.number()));
  }

  /** Whether it has neither come through nor given up yet. */
  boolean isUnderWayIn(Snapshot snapshot) {
    return receivers(snapshot)
        .anyMatch(it -> it.state() == Receiver.State.CONNECTING && it.error().isEmpty());
  }

  /** Whether it came through to the primary. */
  boolean hearsIn(Snapshot snapshot) {
    return receivers(snapshot).anyMatch(it -> it.state() == Receiver.State.RUNNING);
  }

  private Stream<Receiver> receivers(Snapshot snapshot) {
    return snapshot.seen(replica).stream()
        .flatMap(seen -> seen.channels().stream())
        .filter(it -> it.name().equals(channel) && it.source().equals(snapshot.primary()))
        .map(Channel::receiver);
  }

  private static boolean isOverdue(Receiver receiver, Instant at, HealthPolicy health) {
    var every = receiver.heartbeatEvery();
    return !every.isZero()
        && receiver
            .lastHeard()
            .filter(heard -> heard.plus(health.overdueAfter(every)).isBefore(at))
            .isPresent();
  }

  private static Stream<Messenger> fit(Seen replica, InstanceAddress primary) {
    return replica.channels().stream()
        .filter(channel -> channel.source().equals(primary))
        .filter(Messenger::isSound)
        .map(channel -> new Messenger(replica.instance(), channel.name(), channel.sourceUuid()));
  }

  private static boolean isSound(Channel channel) {
    return channel.receiver().state() == Receiver.State.RUNNING
        && channel.receiver().error().isEmpty()
        && channel.applier().state() == Applier.State.RUNNING
        && channel.applier().error().isEmpty();
  }

  private static boolean acknowledges(Seen replica) {
    return List.of(SemiSync.Side.ON, SemiSync.Side.ON_IDLE).contains(replica.semiSync().replica());
  }
}
