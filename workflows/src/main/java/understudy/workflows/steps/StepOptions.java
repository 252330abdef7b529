package understudy.workflows.steps;

import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.activity.LocalActivityOptions;
import io.temporal.common.RetryOptions;
import java.time.Duration;
import understudy.workflows.TaskQueue;

/**
 * Every time-out and every retry of every step.
 *
 * <p>Steps are bounded by attempts rather than by the clock where that is possible, so that an
 * outage of the engine or of all workers does not use up what a step may take.
 */
public final class StepOptions {
  /**
   * For one workflow task; after a crash in the middle of one it is begun again this much later.
   */
  public static final Duration WORKFLOW_TASK = Duration.ofSeconds(5);

  /** After so long without a heartbeat the worker of a step counts as dead. */
  private static final Duration HEARTBEAT = Duration.ofSeconds(3);

  /** What a step may take beyond the limit that it was told, before it counts as hung. */
  private static final Duration MARGIN = Duration.ofSeconds(5);

  /** The engine refuses more than 400 bytes, and a character may take three. */
  private static final int LONGEST_SUMMARY = 120;

  private StepOptions() {}

  /** For looking, next to the workflow itself: what is read twice changes nothing. */
  static LocalActivityOptions look(String summary, Duration limit) {
    return LocalActivityOptions.newBuilder()
        .setStartToCloseTimeout(limit.plus(MARGIN))
        .setRetryOptions(quickly(5))
        .setSummary(shortened(summary))
        .build();
  }

  /** For changing a server, where the same again is harmless and cheap. */
  static ActivityOptions act(String summary, Duration limit, int attempts) {
    return steadfast(summary, limit)
        .setRetryOptions(quickly(attempts))
        .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
        .build();
  }

  /** As {@link #act}, for what must not be done later than it was decided for. */
  static ActivityOptions actWhileFresh(String summary, Duration limit, int attempts) {
    return ActivityOptions.newBuilder(act(summary, limit, attempts))
        .setScheduleToCloseTimeout(limit.plus(MARGIN).plus(MARGIN))
        .build();
  }

  /** For what users hang into operations. */
  static ActivityOptions hook(String summary, Hook hook) {
    return steadfast(summary, hook.limit())
        .setRetryOptions(
            RetryOptions.newBuilder()
                .setInitialInterval(Duration.ofMillis(500))
                .setBackoffCoefficient(2)
                .setMaximumInterval(Duration.ofSeconds(5))
                .setMaximumAttempts(hook.attempts())
                .build())
        .build();
  }

  /** For the records: nobody waits, and it is tried until it succeeds. */
  static ActivityOptions keep(String summary) {
    return ActivityOptions.newBuilder()
        .setTaskQueue(TaskQueue.RECORDS.id())
        .setStartToCloseTimeout(Duration.ofMinutes(1))
        .setRetryOptions(
            RetryOptions.newBuilder()
                .setInitialInterval(Duration.ofSeconds(1))
                .setBackoffCoefficient(2)
                .setMaximumInterval(Duration.ofMinutes(5))
                .build())
        .setSummary(shortened(summary))
        .build();
  }

  private static ActivityOptions.Builder steadfast(String summary, Duration limit) {
    return ActivityOptions.newBuilder()
        .setStartToCloseTimeout(limit.plus(MARGIN))
        .setHeartbeatTimeout(HEARTBEAT)
        .setSummary(shortened(summary));
  }

  private static RetryOptions quickly(int attempts) {
    return RetryOptions.newBuilder()
        .setInitialInterval(Duration.ofMillis(100))
        .setBackoffCoefficient(2)
        .setMaximumInterval(Duration.ofSeconds(2))
        .setMaximumAttempts(attempts)
        .setDoNotRetry(Failures.PRECONDITION.type(), Failures.INSTANCE_LOST.type())
        .build();
  }

  private static String shortened(String summary) {
    return summary.length() <= LONGEST_SUMMARY
        ? summary
        : summary.substring(0, LONGEST_SUMMARY) + "…";
  }
}
