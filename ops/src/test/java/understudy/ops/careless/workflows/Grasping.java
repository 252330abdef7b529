package understudy.ops.careless.workflows;

/** A runbook that holds the hands themselves instead of asking for them. */
public final class Grasping {
  private final understudy.ops.careless.activities.Grasping hands;

  Grasping(understudy.ops.careless.activities.Grasping hands) {
    this.hands = hands;
  }

  understudy.ops.careless.activities.Grasping hands() {
    return hands;
  }
}
