package understudy.workflows.steps;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Changing servers; each first reads whether it is already done, and says so. */
@ActivityInterface
public interface ServerActivities {
  /** Stops the survivors' receivers in parallel and reads where they stand. */
  @ActivityMethod(name = "freeze")
  FreezeReport freeze(FreezeRequest request);

  /** Starts the survivors' receivers again. */
  @ActivityMethod(name = "thaw")
  ActReport thaw(ThawRequest request);

  /**
   * Closes a deposed primary as far as it can be reached; that it cannot is an answer, not a
   * failure.
   */
  @ActivityMethod(name = "fence")
  FenceReport fence(FenceRequest request);

  /** Lets the elected fetch what another survivor has more of. */
  @ActivityMethod(name = "fetch")
  ActReport fetch(FetchRequest request);

  /** Drains the elected's relay log and opens it. */
  @ActivityMethod(name = "promote")
  PromoteReport promote(PromoteRequest request);

  /** Makes one instance a replica of a source. */
  @ActivityMethod(name = "repoint")
  ActReport repoint(RepointRequest request);

  /** Hands the writes from a living primary to its successor. */
  @ActivityMethod(name = "hand-over")
  HandOverReport handOver(HandOverRequest request);

  /** Ends every MySQL session that an operation left behind. */
  @ActivityMethod(name = "sweep")
  ActReport sweep(SweepRequest request);
}
