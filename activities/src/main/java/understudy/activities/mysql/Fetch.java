package understudy.activities.mysql;

import java.sql.SQLException;
import java.time.Duration;
import understudy.topology.Receiver;
import understudy.topology.Seen;
import understudy.topology.gtid.GtidSet;
import understudy.workflows.steps.ActReport;
import understudy.workflows.steps.FetchRequest;

/** Lets the elected receive from a donor what it is missing, and nothing more than that needs. */
final class Fetch {
  private static final Duration POLL = Duration.ofMillis(5);

  private final Hands hands;
  private final Receiving receiving;

  Fetch(Hands hands, Receiving receiving) {
    this.hands = hands;
    this.receiving = receiving;
  }

  ActReport fetch(FetchRequest request) {
    var sentence =
        hands.onUntilCancelled(request.elected(), request.limit(), act -> fetched(act, request));
    return new ActReport(sentence, hands.story().phases(), hands.story().statements());
  }

  private String fetched(Act act, FetchRequest request) throws SQLException {
    var seen = act.look();
    if (seen.held().contains(request.missing())) {
      stop(act, seen);
      return "%s had all of it already".formatted(request.elected());
    }
    var startedAt = act.story().now();
    receiving.pointAt(act, seen, request.donor(), request.limit());
    act.change("START REPLICA");
    receiving.awaitRunning(act, request.limit());
    var complete = awaitHeld(act, request.missing(), request.limit());
    act.change("STOP REPLICA IO_THREAD");
    var count = request.missing().count();
    if (!complete) {
      throw Trouble.precondition(
          "%s did not give %s the %d transactions that it lacks within %d ms"
              .formatted(request.donor(), request.elected(), count, request.limit().toMillis()));
    }
    var sentence =
        "%s fetched %d transactions from %s".formatted(request.elected(), count, request.donor());
    act.story().tell("fetch", startedAt, sentence);
    return sentence;
  }

  private static void stop(Act act, Seen seen) throws SQLException {
    if (seen.channels().stream()
        .anyMatch(channel -> channel.receiver().state() != Receiver.State.STOPPED)) {
      act.change("STOP REPLICA IO_THREAD");
    }
  }

  private static boolean awaitHeld(Act act, GtidSet missing, Duration limit) throws SQLException {
    var until = System.nanoTime() + limit.toNanos();
    while (!act.look().held().contains(missing)) {
      if (System.nanoTime() >= until) {
        return false;
      }
      act.attempt().beat("%s fetches".formatted(act.instance()));
      try {
        Thread.sleep(POLL);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while fetching", stopped);
      }
    }
    return true;
  }
}
