package understudy.activities.mysql;

import io.temporal.failure.ApplicationFailure;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import understudy.activities.mysql.Closing.HeldUp;
import understudy.activities.mysql.Closing.Shut;
import understudy.activities.mysql.Closing.Stuck;
import understudy.activities.mysql.Hands.UnreachedException;
import understudy.topology.Applier;
import understudy.topology.Counted;
import understudy.topology.Receiver;
import understudy.topology.Seen;
import understudy.topology.gtid.GtidSet;
import understudy.workflows.steps.Failures;
import understudy.workflows.steps.HandOverReport;
import understudy.workflows.steps.HandOverReport.Result;
import understudy.workflows.steps.HandOverRequest;

/**
 * The gap of a switchover. Until the successor is open everything can be undone; the moment that it
 * may have been opened there is only forward, so that never two take writes.
 */
final class HandOver {
  private final Hands hands;
  private final Closing closing;
  private final Duration useTimeout;

  HandOver(Hands hands, Closing closing, Duration useTimeout) {
    this.hands = hands;
    this.closing = closing;
    this.useTimeout = useTimeout;
  }

  HandOverReport handOver(HandOverRequest request) {
    return hands.on(
        request.old(),
        useTimeout,
        old -> {
          var before = old.look();
          try {
            return hands.tryOn(
                request.successor(), useTimeout, next -> handedOver(request, before, old, next));
          } catch (UnreachedException failure) {
            throw withoutSuccessor(request, before, old, failure);
          } catch (SQLException failure) {
            throw Trouble.inTheMiddle(request.successor(), failure);
          }
        });
  }

  /** Whether it was opened before it was lost cannot be known: then the old one stays closed. */
  private static ApplicationFailure withoutSuccessor(
      HandOverRequest request, Seen before, Act old, SQLException failure) {
    var mayHaveBeenOpened = !before.isWritable() && old.attempt().number() > 1;
    return mayHaveBeenOpened
        ? Failures.TRANSIENT.retryable(
            "whether %s was opened cannot be told, so %s stays closed: %s"
                .formatted(request.successor(), request.old(), Silences.detail(failure)))
        : Trouble.atTheDoor(request.successor(), failure);
  }

  private HandOverReport handedOver(HandOverRequest request, Seen before, Act old, Act next)
      throws SQLException {
    Opening.check(next, request.durability());
    var ahead = next.look();
    if (ahead.isWritable()) {
      return forward(request, before, next);
    }
    if (!before.isWritable() && old.attempt().number() == 1) {
      throw Trouble.precondition(
          "%s takes no writes: there is nothing to hand over".formatted(request.old()));
    }
    var objection = objection(request, ahead);
    if (!objection.isEmpty()) {
      return before.isWritable()
          ? report(Result.UNDONE, Duration.ZERO, objection)
          : undone(request, objection);
    }
    if (before.isWritable() && !next.awaitExecuted(before.executed(), request.limit())) {
      return report(Result.UNDONE, Duration.ZERO, behind(request, before, next.look()));
    }
    return cross(request, old, next);
  }

  /** It runs and does not get there, so closing the old one would cost a gap for nothing. */
  private static String behind(HandOverRequest request, Seen before, Seen ahead) {
    return "%s lacks %s of what %s had %d ms ago, and does not catch up: nothing was closed"
        .formatted(
            request.successor(),
            Counted.of(before.executed().minus(ahead.executed()).count(), "transaction"),
            request.old(),
            Duration.between(before.at(), ahead.at()).toMillis());
  }

  private static String objection(HandOverRequest request, Seen ahead) {
    var healthy =
        ahead.channels().size() == 1
            && ahead.replicatesFrom(request.old())
            && ahead.channels().getFirst().receiver().state() == Receiver.State.RUNNING
            && ahead.channels().getFirst().applier().state() == Applier.State.RUNNING;
    return healthy
        ? ""
        : "%s does not replicate from %s as it should"
            .formatted(request.successor(), request.old());
  }

  /** An earlier attempt got past the point of no return. */
  private HandOverReport forward(HandOverRequest request, Seen before, Act next)
      throws SQLException {
    if (before.isWritable()) {
      throw Trouble.precondition(
          "%s and %s both take writes: close one of them"
              .formatted(request.old(), request.successor()));
    }
    Opening.promise(next, request.durability());
    Opening.tidy(next);
    return report(
        Result.HANDED_OVER, Duration.ZERO, "%s took writes already".formatted(next.instance()));
  }

  private HandOverReport cross(HandOverRequest request, Act old, Act next) throws SQLException {
    var startedAt = hands.story().now();
    var until = System.nanoTime() + request.limit().toNanos();
    var reason = closeAndCatchUp(request, old, next, until);
    if (!reason.isEmpty()) {
      return undone(request, reason);
    }
    var opened = opened(next);
    var gap = Duration.between(startedAt, opened);
    Opening.tidy(next);
    return report(
        Result.HANDED_OVER,
        gap,
        "%s handed over to %s; no instance took writes for %d ms"
            .formatted(request.old(), request.successor(), gap.toMillis()));
  }

  /** Everything up to the opening; empty when it may be opened, else why not. */
  private String closeAndCatchUp(HandOverRequest request, Act old, Act next, long until) {
    try {
      var startedAt = hands.story().now();
      return switch (closing.close(old, request.closeLimit(), left(until), Stuck.LEAVE)) {
        case HeldUp held -> held.reason();
        case Shut shut -> {
          hands.story().tell("close", startedAt, "%s is read-only".formatted(old.instance()));
          yield catchUp(request, next, shut.executed(), until);
        }
      };
    } catch (SQLException failure) {
      return Silences.detail(failure);
    } catch (RuntimeException cancelled) {
      reopen(request);
      throw cancelled;
    }
  }

  private String catchUp(HandOverRequest request, Act next, GtidSet goal, long until)
      throws SQLException {
    var startedAt = hands.story().now();
    if (!next.awaitExecuted(goal, left(until))) {
      return "%s did not catch up within %d ms"
          .formatted(next.instance(), request.limit().toMillis());
    }
    hands.story().tell("catch up", startedAt, "%s has everything".formatted(next.instance()));
    Opening.promise(next, request.durability());
    return "";
  }

  /** A failure in here is no reason to open the old one: this statement may have been executed. */
  private Instant opened(Act next) {
    try {
      return Opening.open(next).at();
    } catch (SQLException failure) {
      throw Failures.TRANSIENT.retryable(
          "whether %s was opened must be read anew: %s"
              .formatted(next.instance(), Silences.detail(failure)));
    }
  }

  private HandOverReport undone(HandOverRequest request, String reason) {
    reopen(request);
    return report(
        Result.UNDONE, Duration.ZERO, "%s leads as before: %s".formatted(request.old(), reason));
  }

  private void reopen(HandOverRequest request) {
    var startedAt = hands.story().now();
    hands.on(request.old(), useTimeout, old -> old.change(old.session().dialect().open()));
    hands.story().tell("undo", startedAt, "%s takes writes again".formatted(request.old()));
  }

  private static Duration left(long until) {
    return Duration.ofNanos(Math.max(0, until - System.nanoTime()));
  }

  private HandOverReport report(Result result, Duration gap, String sentence) {
    return new HandOverReport(
        result, gap, sentence, hands.story().phases(), hands.story().statements());
  }
}
