package understudy.workflows.steps;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Keeping the record longer than the engine does. */
@ActivityInterface
public interface ArchiveActivities {
  /** Writes a closed operation's report and history as JSON; the same again changes nothing. */
  @ActivityMethod(name = "archive")
  ActReport archive(ArchiveRequest request);
}
