package understudy.workflows.operation;

import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import understudy.topology.InstanceAddress;
import understudy.workflows.steps.FenceReport;
import understudy.workflows.steps.FenceReport.Fence;
import understudy.workflows.steps.FenceRequest;
import understudy.workflows.steps.Steps;

/** Closes lost primaries as far as they can be reached, and never holds up a promotion for long. */
final class Fences {
  private final Scene scene;
  private final SortedMap<InstanceAddress, Promise<FenceReport>> fences = new TreeMap<>();

  Fences(Scene scene) {
    this.scene = scene;
  }

  /**
   * Begins to close an instance; the same again begins anew only when the first did not succeed.
   *
   * @param deadline for reaching it
   */
  void begin(InstanceAddress lost, Duration deadline) {
    var before = fences.get(lost);
    if (before == null || (before.isCompleted() && of(before) == Fence.UNREACHABLE)) {
      fences.put(lost, Steps.fence(new FenceRequest(scene.mandate(), lost, deadline)));
    }
  }

  /** Waits for the fence of an instance, but not longer than the policy's deadline since then. */
  void awaitShortly(InstanceAddress lost, Instant begun) {
    var fence = fences.get(lost);
    if (fence != null && !fence.isCompleted()) {
      var left = Duration.between(Scene.now(), begun.plus(scene.policy().fenceDeadline()));
      if (left.isPositive()) {
        Workflow.await(left, fence::isCompleted);
      }
    }
  }

  /** How far an instance could be closed; waits until that is known. */
  Fence of(InstanceAddress lost) {
    var fence = fences.get(lost);
    return fence == null ? Fence.UNREACHABLE : of(fence);
  }

  /** Waits until no fence is under way any more. */
  void finish() {
    fences.values().forEach(Fences::of);
  }

  private static Fence of(Promise<FenceReport> fence) {
    try {
      return fence.get().fence();
    } catch (ActivityFailure failure) {
      return Fence.UNREACHABLE;
    }
  }
}
