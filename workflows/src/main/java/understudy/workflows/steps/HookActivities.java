package understudy.workflows.steps;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Running what users hang into operations. */
@ActivityInterface
public interface HookActivities {
  /** Runs one hook once. */
  @ActivityMethod(name = "hook")
  HookReport run(HookRequest request);
}
