package understudy.activities.mysql;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import understudy.topology.InstanceAddress;
import understudy.topology.Observation;
import understudy.topology.Receiver;
import understudy.topology.Seen;
import understudy.topology.Snapshot;
import understudy.workflows.steps.ActReport;
import understudy.workflows.steps.FreezeReport;
import understudy.workflows.steps.FreezeRequest;
import understudy.workflows.steps.ThawRequest;

/** Stops the receivers of survivors and starts them again. */
final class Freeze {
  /** Longer than a receiver takes to stop that waits for a frozen source. */
  private static final int LOCK_SECONDS = 4;

  private final MySqlServers servers;
  private final Hands hands;

  Freeze(MySqlServers servers, Hands hands) {
    this.servers = servers;
    this.hands = hands;
  }

  FreezeReport freeze(FreezeRequest request) {
    var startedAt = hands.story().now();
    var deadline = request.deadline();
    var frozen = hands.onAll(request.survivors(), survivor -> frozen(survivor, deadline));
    var sentence = sentence(frozen);
    hands.story().tell("freeze", startedAt, sentence);
    return new FreezeReport(
        new Snapshot(
            request.mandate().cluster(), servers.clock().instant(), request.lost(), frozen),
        sentence,
        hands.story().phases(),
        hands.story().statements());
  }

  private Observation frozen(InstanceAddress survivor, Duration deadline) {
    try {
      return new Stopping(hands, survivor, servers.settings().useTimeout()).within(deadline);
    } catch (SQLException | RuntimeException failure) {
      return Silences.of(survivor, servers.clock().instant(), failure);
    }
  }

  private static String sentence(List<Observation> frozen) {
    var answered = frozen.stream().filter(Seen.class::isInstance).map(Seen.class::cast).toList();
    var stopping = answered.stream().filter(seen -> !isStill(seen)).map(Seen::instance).toList();
    var count =
        "the receivers of %d of %d survivors are stopped"
            .formatted(answered.size() - stopping.size(), frozen.size());
    return stopping.isEmpty()
        ? count
        : count
            + stopping.stream()
                .map(", that of %s is about to and can acknowledge nothing"::formatted)
                .collect(Collectors.joining());
  }

  private static boolean isStill(Seen seen) {
    return seen.channels().stream()
        .allMatch(channel -> channel.receiver().state() == Receiver.State.STOPPED);
  }

  ActReport thaw(ThawRequest request) {
    var limit = servers.settings().useTimeout();
    var sentences = hands.onAll(request.survivors(), it -> hands.on(it, limit, Freeze::started));
    return new ActReport(
        String.join("; ", sentences), hands.story().phases(), hands.story().statements());
  }

  /** Under the lock: a stop that is still under way would have the last word. */
  private static String started(Act act) throws SQLException {
    ReceiverLock.take(act.session(), LOCK_SECONDS);
    try {
      return startedUnderLock(act);
    } finally {
      ReceiverLock.release(act.session());
    }
  }

  private static String startedUnderLock(Act act) throws SQLException {
    var seen = act.look();
    if (seen.channels().isEmpty()) {
      return "%s replicates from nobody".formatted(act.instance());
    }
    if (!isAnyStopped(seen)) {
      return "%s was receiving already".formatted(act.instance());
    }
    if (act.session().dialect().losesRelayLogByReceiving(seen)) {
      return "%s does not receive again: its applier is stopped, and what it has not applied would be thrown away"
          .formatted(act.instance());
    }
    act.change("START REPLICA IO_THREAD");
    return "%s receives again".formatted(act.instance());
  }

  private static boolean isAnyStopped(Seen seen) {
    return seen.channels().stream()
        .anyMatch(channel -> channel.receiver().state() == Receiver.State.STOPPED);
  }
}
