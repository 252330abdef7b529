package understudy.activities.mysql;

import java.sql.SQLException;
import java.time.Duration;
import understudy.activities.mysql.Closing.HeldUp;
import understudy.activities.mysql.Closing.Shut;
import understudy.activities.mysql.Closing.Stuck;
import understudy.topology.Applier;
import understudy.topology.Channel;
import understudy.topology.Durability;
import understudy.topology.Receiver;
import understudy.topology.Seen;
import understudy.topology.SemiSync.Side;
import understudy.workflows.steps.ActReport;
import understudy.workflows.steps.Failures;
import understudy.workflows.steps.RepointRequest;

/** Makes an instance a read-only replica of a source, whatever it was before. */
final class Repoint {
  private static final Duration GENTLE = Duration.ofMillis(200);

  private final Hands hands;
  private final Closing closing;
  private final Receiving receiving;

  Repoint(Hands hands, Closing closing, Receiving receiving) {
    this.hands = hands;
    this.closing = closing;
    this.receiving = receiving;
  }

  ActReport repoint(RepointRequest request) {
    if (request.replica().equals(request.source())) {
      throw Trouble.precondition("%s cannot replicate from itself".formatted(request.replica()));
    }
    var sentence =
        hands.onUntilCancelled(request.replica(), request.limit(), act -> repointed(act, request));
    return new ActReport(sentence, hands.story().phases(), hands.story().statements());
  }

  private String repointed(Act act, RepointRequest request) throws SQLException {
    var seen = act.look();
    close(act, seen, request.limit());
    if (follows(seen, request)) {
      stopWaiting(act, seen);
      return "%s replicated from %s already".formatted(request.replica(), request.source());
    }
    var startedAt = act.story().now();
    receiving.pointAt(act, seen, request.source(), request.limit());
    acknowledge(act, seen, request.durability());
    act.change("START REPLICA");
    var after = receiving.awaitRunning(act, request.limit());
    stopWaiting(act, seen);
    requireApplier(after);
    var sentence = "%s replicates from %s".formatted(request.replica(), request.source());
    act.story().tell("point", startedAt, sentence);
    return sentence;
  }

  /** Closed first: whatever comes after may let go of commits that nobody else has. */
  private void close(Act act, Seen seen, Duration limit) throws SQLException {
    if (!seen.writability().isClosed()) {
      var startedAt = act.story().now();
      switch (closing.close(act, GENTLE, limit, Stuck.RELEASE)) {
        case Shut _ ->
            act.story().tell("close", startedAt, "%s is read-only".formatted(act.instance()));
        case HeldUp held -> throw Failures.TRANSIENT.retryable(held.reason());
      }
    }
  }

  /**
   * Switching it off takes a server up to a second: it comes last, and never before the closing.
   */
  private static void stopWaiting(Act act, Seen seen) throws SQLException {
    if (seen.semiSync().isSource()) {
      act.change("SET GLOBAL %s = 0".formatted(act.session().semiSync().ofSource("enabled")));
    }
  }

  private static boolean follows(Seen seen, RepointRequest request) {
    return seen.channels().size() == 1
        && seen.replicatesFrom(request.source())
        && seen.channels().getFirst().receiver().state() == Receiver.State.RUNNING
        && seen.channels().getFirst().applier().state() == Applier.State.RUNNING
        && seen.channels().getFirst().positioning() == Channel.Positioning.AUTO
        && acknowledgesAsAsked(seen, request.durability());
  }

  private static boolean acknowledgesAsAsked(Seen seen, Durability durability) {
    return switch (durability) {
      case Durability.Asynchronous _ -> true;
      case Durability.SemiSynchronous _ ->
          switch (seen.semiSync().replica()) {
            case ON -> true;
            case OFF, ON_IDLE -> false;
            // It can follow all the same; the promise is kept by those that have the plugin.
            case NOT_INSTALLED -> true;
          };
    };
  }

  /** Takes effect when the receiver starts. */
  private static void acknowledge(Act act, Seen seen, Durability durability) throws SQLException {
    switch (durability) {
      case Durability.Asynchronous _ -> {}
      case Durability.SemiSynchronous _ -> {
        if (seen.semiSync().replica() == Side.OFF) {
          act.change("SET GLOBAL %s = 1".formatted(act.session().semiSync().ofReplica("enabled")));
        }
      }
    }
  }

  private static void requireApplier(Seen seen) {
    var applier = seen.channels().getFirst().applier();
    if (applier.state() == Applier.State.STOPPED) {
      throw Trouble.precondition(
          "%s receives, and does not apply%s: repair it"
              .formatted(
                  seen.instance(),
                  applier.error().map(error -> ": " + error.message()).orElse("")));
    }
  }
}
