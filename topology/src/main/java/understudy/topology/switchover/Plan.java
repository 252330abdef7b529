package understudy.topology.switchover;

import static java.util.stream.Collectors.joining;

import java.util.List;
import understudy.topology.Durability;
import understudy.topology.InstanceAddress;

/** How a switchover would go, or why it will not. */
public sealed interface Plan {
  /** The whole in one sentence. */
  String sentence();

  /**
   * It can be done.
   *
   * @param moveBefore replicas to put below the successor while the old primary still takes writes
   * @param moveAfter replicas to put below it once it is open, those that acknowledge first; the
   *     old primary is not among them, for it follows as the last act of the gap
   * @param durability the promise of the old primary, which the successor takes over
   */
  record Ready(
      InstanceAddress successor,
      List<InstanceAddress> moveBefore,
      List<InstanceAddress> moveAfter,
      Durability durability)
      implements Plan {
    public Ready {
      moveBefore = List.copyOf(moveBefore);
      moveAfter = List.copyOf(moveAfter);
    }

    @Override
    public String sentence() {
      return "%s takes over; before it %s move below it, after it %s"
          .formatted(successor, moveBefore, moveAfter);
    }
  }

  /** It cannot be done: every reason at once. */
  record Refused(List<Refusal> refusals) implements Plan {
    public Refused {
      if (refusals.isEmpty()) {
        throw new IllegalArgumentException("a refusal has a reason");
      }
      refusals = List.copyOf(refusals);
    }

    @Override
    public String sentence() {
      return refusals.stream().map(Refusal::sentence).collect(joining("; "));
    }
  }
}
