package understudy.activities.mysql;

import java.sql.SQLException;
import java.time.Duration;
import understudy.activities.mysql.Closing.HeldUp;
import understudy.activities.mysql.Closing.Shut;
import understudy.activities.mysql.Closing.Stuck;
import understudy.workflows.steps.FenceReport;
import understudy.workflows.steps.FenceRequest;

/** Makes sure, as far as it can be reached, that a deposed primary takes no writes. */
final class Fence {
  private static final Duration GENTLE = Duration.ofMillis(100);

  private final Hands hands;
  private final Closing closing;

  Fence(Hands hands, Closing closing) {
    this.hands = hands;
    this.closing = closing;
  }

  FenceReport fence(FenceRequest request) {
    var deposed = request.deposed();
    var deadline = request.deadline();
    try {
      var closed =
          Deadline.within(
              deadline,
              () -> hands.tryOn(deposed, deadline, act -> fenced(act, deadline.dividedBy(2))));
      return switch (closed) {
        case Shut _ ->
            report(FenceReport.Fence.CLOSED, "%s takes no writes any more".formatted(deposed));
        case HeldUp held -> report(FenceReport.Fence.UNREACHABLE, held.reason());
      };
    } catch (SQLException failure) {
      return report(
          FenceReport.Fence.UNREACHABLE,
          "%s could not be closed: %s".formatted(deposed, Silences.detail(failure)));
    }
  }

  private Closing.Closed fenced(Act act, Duration limit) throws SQLException {
    var closed = closing.close(act, GENTLE, limit, Stuck.RELEASE);
    switch (closed) {
      // Their commits would fail; ended, their clients look for the new primary at once.
      case Shut _ -> Writers.end(act, act.session(), Writers.Which.IN_TRANSACTION);
      case HeldUp _ -> {}
    }
    return closed;
  }

  private FenceReport report(FenceReport.Fence fence, String sentence) {
    return new FenceReport(fence, sentence, hands.story().phases(), hands.story().statements());
  }
}
