package understudy.activities.mysql;

import java.sql.SQLException;
import java.time.Duration;
import java.util.OptionalInt;
import understudy.topology.InstanceAddress;
import understudy.workflows.steps.ActReport;
import understudy.workflows.steps.SweepRequest;

/** Ends every session that an operation left behind. */
final class Sweep {
  private final Hands hands;
  private final Duration limit;

  Sweep(Hands hands, Duration limit) {
    this.hands = hands;
    this.limit = limit;
  }

  ActReport sweep(SweepRequest request) {
    var ended = hands.onAll(request.members(), this::swept);
    var silent = ended.stream().filter(OptionalInt::isEmpty).count();
    var sum = ended.stream().flatMapToInt(OptionalInt::stream).sum();
    var left =
        sum == 0
            ? "no session was left behind"
            : "%d sessions were left behind and have been ended".formatted(sum);
    var sentence = silent == 0 ? left : "%s; %d instances gave no answer".formatted(left, silent);
    return new ActReport(sentence, hands.story().phases(), hands.story().statements());
  }

  private OptionalInt swept(InstanceAddress member) {
    try {
      return OptionalInt.of(
          Deadline.within(limit, () -> hands.tryOn(member, limit, Sweep::endOthers)));
    } catch (SQLException _) {
      return OptionalInt.empty();
    }
  }

  private static int endOthers(Act act) throws SQLException {
    var ended = 0;
    for (var other : act.others()) {
      if (other.mark().operation().equals(act.mark().operation())) {
        act.end(other);
        ended++;
      }
    }
    return ended;
  }
}
