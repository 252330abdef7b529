package understudy.activities.mysql;

import java.sql.SQLException;
import java.time.Duration;
import understudy.activities.mysql.Opening.Opened;
import understudy.topology.Applier;
import understudy.topology.Receiver;
import understudy.topology.Seen;
import understudy.topology.gtid.GtidSet;
import understudy.workflows.steps.Failures;
import understudy.workflows.steps.PromoteReport;
import understudy.workflows.steps.PromoteRequest;

/** Drains the relay log of the elected and opens it. */
final class Promote {
  private final Hands hands;
  private final Duration useTimeout;

  Promote(Hands hands, Duration useTimeout) {
    this.hands = hands;
    this.useTimeout = useTimeout;
  }

  PromoteReport promote(PromoteRequest request) {
    return hands.on(request.elected(), useTimeout, act -> promoted(act, request));
  }

  private PromoteReport promoted(Act act, PromoteRequest request) throws SQLException {
    Opening.check(act, request.durability());
    var seen = awaitStopped(act, act.look());
    if (seen.isWritable()) {
      return alreadyOpen(act, seen, request);
    }
    var goal = request.goal().union(seen.held());
    refuseReceiving(act, seen);
    refuse(seen, goal);
    drain(act, seen, goal, request.limit());
    Opening.promise(act, request.durability());
    var opened = Opening.open(act);
    Opening.tidy(act);
    return report(act, opened, "%s took writes from %s on".formatted(act.instance(), opened.at()));
  }

  /** A receiver that was connecting when it was frozen may be stopping still. */
  private static Seen awaitStopped(Act act, Seen seen) throws SQLException {
    var connecting =
        seen.channels().stream()
            .anyMatch(channel -> channel.receiver().state() == Receiver.State.CONNECTING);
    if (!connecting || seen.isWritable() || isStopping(act)) {
      return seen;
    }
    act.change("STOP REPLICA IO_THREAD");
    return act.look();
  }

  /** Whether its receivers are stopping, and can receive nothing more. */
  private static boolean isStopping(Act act) throws SQLException {
    var question = act.session().dialect().anyStoppingReceiver();
    return question.isPresent() && act.session().value(question.get()).isPresent();
  }

  private static void refuseReceiving(Act act, Seen seen) throws SQLException {
    if (isReceiving(seen) && !isStopping(act)) {
      // It may have come to its end between the two.
      for (var channel : act.look().channels()) {
        if (channel.receiver().state() != Receiver.State.STOPPED) {
          throw Trouble.precondition(
              "%s still receives from %s: stop its receiver first"
                  .formatted(seen.instance(), channel.source()));
        }
      }
    }
  }

  private static boolean isReceiving(Seen seen) {
    return seen.channels().stream()
        .anyMatch(channel -> channel.receiver().state() != Receiver.State.STOPPED);
  }

  /** An earlier attempt opened it: what that one left undone is done. */
  private static PromoteReport alreadyOpen(Act act, Seen seen, PromoteRequest request)
      throws SQLException {
    var receives = isReceiving(seen) && !isStopping(act);
    if (receives || !seen.executed().contains(request.goal())) {
      throw Trouble.precondition(
          "%s was opened by somebody else: it takes writes and %s"
              .formatted(
                  act.instance(),
                  receives ? "replicates" : "lacks transactions that it should have had first"));
    }
    Opening.promise(act, request.durability());
    if (!seen.channels().isEmpty()) {
      Opening.tidy(act);
    }
    return report(
        act,
        new Opened(seen.at(), seen.executed()),
        "%s took writes already".formatted(act.instance()));
  }

  private static void refuse(Seen seen, GtidSet goal) {
    if (seen.executed().contains(goal)) {
      return;
    }
    var applies =
        seen.channels().stream()
            .anyMatch(channel -> channel.applier().state() == Applier.State.RUNNING);
    if (!applies || !seen.held().contains(goal)) {
      throw Trouble.precondition(
          "%s cannot reach what it must have: %s"
              .formatted(
                  seen.instance(),
                  applies
                      ? "it has not received %d transactions"
                          .formatted(goal.minus(seen.held()).count())
                      : "its applier is stopped"));
    }
  }

  private static void drain(Act act, Seen seen, GtidSet goal, Duration limit) throws SQLException {
    var startedAt = act.story().now();
    var left = goal.minus(seen.executed()).count();
    if (left > 0 && !act.awaitExecuted(goal, limit)) {
      var now = act.look();
      throw Failures.PRECONDITION.lasting(
          "%s had %d transactions to apply and still lacks %d after %d ms%s"
              .formatted(
                  act.instance(),
                  left,
                  goal.minus(now.executed()).count(),
                  limit.toMillis(),
                  now.channel()
                      .flatMap(channel -> channel.applier().error())
                      .map(error -> ": " + error.message())
                      .orElse("")));
    }
    act.story()
        .tell(
            "drain",
            startedAt,
            left == 0 ? "nothing was left to apply" : "applied %d transactions".formatted(left));
  }

  private static PromoteReport report(Act act, Opened opened, String sentence) {
    return new PromoteReport(
        opened.at(), opened.position(), sentence, act.story().phases(), act.story().statements());
  }
}
