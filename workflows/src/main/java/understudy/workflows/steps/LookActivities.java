package understudy.workflows.steps;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import understudy.topology.Snapshot;

/** Reading; run as local activities, since nothing changes when they run twice. */
@ActivityInterface
public interface LookActivities {
  /** Reads all members in parallel. Silence is an observation, never a failure. */
  @ActivityMethod(name = "observe")
  Snapshot observe(ObserveRequest request);

  /** Finds the cluster around a seed and checks access, grants and fitness. */
  @ActivityMethod(name = "inspect")
  Inspection inspect(InspectRequest request);
}
