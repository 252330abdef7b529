package understudy.web.operation;

import io.temporal.api.history.v1.ActivityTaskScheduledEventAttributes;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;

/** Collects the steps of one history. */
final class Steps {
  private final SequencedMap<Long, Draft> drafts = new LinkedHashMap<>();
  private final Map<String, Long> byActivity = new HashMap<>();
  private final Markers markers = new Markers();

  /** In the order of the history; {@code now} is where what is still open is measured to. */
  List<Step> inOrder(Instant now) {
    return drafts.values().stream().map(draft -> draft.step(now)).toList();
  }

  void event(HistoryEvent event, Instant at) {
    switch (event.getEventType()) {
      case EVENT_TYPE_ACTIVITY_TASK_SCHEDULED -> scheduled(event, at);
      case EVENT_TYPE_ACTIVITY_TASK_STARTED -> {
        var told = event.getActivityTaskStartedEventAttributes();
        on(
            told.getScheduledEventId(),
            draft ->
                draft
                    .is(Step.State.RUNNING)
                    .attempt(told.getAttempt())
                    .troubledBy(Decoded.trouble(told.getLastFailure())));
      }
      case EVENT_TYPE_ACTIVITY_TASK_COMPLETED -> {
        var told = event.getActivityTaskCompletedEventAttributes();
        on(
            told.getScheduledEventId(),
            draft -> draft.ends(Step.State.DONE, at).answers(Decoded.value(told.getResult())));
      }
      case EVENT_TYPE_ACTIVITY_TASK_FAILED -> {
        var told = event.getActivityTaskFailedEventAttributes();
        var trouble = Decoded.trouble(told.getFailure());
        on(
            told.getScheduledEventId(),
            draft -> draft.ends(Step.State.FAILED, at).troubledBy(trouble));
      }
      case EVENT_TYPE_ACTIVITY_TASK_TIMED_OUT -> {
        var told = event.getActivityTaskTimedOutEventAttributes();
        var trouble = Decoded.trouble(told.getFailure());
        on(
            told.getScheduledEventId(),
            draft -> draft.ends(Step.State.FAILED, at).troubledBy(trouble));
      }
      case EVENT_TYPE_ACTIVITY_TASK_CANCELED ->
          on(
              event.getActivityTaskCanceledEventAttributes().getScheduledEventId(),
              draft -> draft.ends(Step.State.CANCELLED, at));
      default -> aside(event, at);
    }
  }

  private void scheduled(HistoryEvent event, Instant at) {
    ActivityTaskScheduledEventAttributes told = event.getActivityTaskScheduledEventAttributes();
    byActivity.put(told.getActivityId(), event.getEventId());
    drafts.put(
        event.getEventId(),
        new Draft(event, Step.Nature.ACT, told.getActivityType().getName(), at)
            .asks(Decoded.value(told.getInput())));
  }

  private void on(long scheduled, Consumer<Draft> change) {
    Optional.ofNullable(drafts.get(scheduled)).ifPresent(change);
  }

  private void aside(HistoryEvent event, Instant at) {
    switch (event.getEventType()) {
      case EVENT_TYPE_WORKFLOW_TASK_STARTED -> markers.taskStarted(at);
      case EVENT_TYPE_MARKER_RECORDED ->
          markers.step(event).ifPresent(draft -> drafts.put(event.getEventId(), draft));
      case EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED -> {
        var told = event.getWorkflowExecutionSignaledEventAttributes();
        drafts.put(
            event.getEventId(),
            new Draft(event, Step.Nature.MESSAGE, told.getSignalName(), at)
                .says("it was told: " + told.getSignalName())
                .asks(Decoded.value(told.getInput()))
                .ends(Step.State.DONE, at));
      }
      case EVENT_TYPE_SIGNAL_EXTERNAL_WORKFLOW_EXECUTION_INITIATED -> {
        var told = event.getSignalExternalWorkflowExecutionInitiatedEventAttributes();
        var to = told.getWorkflowExecution().getWorkflowId();
        drafts.put(
            event.getEventId(),
            new Draft(event, Step.Nature.MESSAGE, told.getSignalName(), at)
                .says("it told %s: %s".formatted(to, told.getSignalName()))
                .asks(Decoded.value(told.getInput())));
      }
      case EVENT_TYPE_EXTERNAL_WORKFLOW_EXECUTION_SIGNALED ->
          on(
              event.getExternalWorkflowExecutionSignaledEventAttributes().getInitiatedEventId(),
              draft -> draft.ends(Step.State.DONE, at));
      case EVENT_TYPE_SIGNAL_EXTERNAL_WORKFLOW_EXECUTION_FAILED ->
          on(
              event.getSignalExternalWorkflowExecutionFailedEventAttributes().getInitiatedEventId(),
              draft -> draft.ends(Step.State.FAILED, at));
      default -> pause(event, at);
    }
  }

  private void pause(HistoryEvent event, Instant at) {
    switch (event.getEventType()) {
      case EVENT_TYPE_TIMER_STARTED ->
          drafts.put(
              event.getEventId(),
              new Draft(event, Step.Nature.WAIT, "wait", at).is(Step.State.RUNNING));
      case EVENT_TYPE_TIMER_FIRED ->
          on(
              event.getTimerFiredEventAttributes().getStartedEventId(),
              draft -> draft.ends(Step.State.DONE, at));
      case EVENT_TYPE_TIMER_CANCELED ->
          on(
              event.getTimerCanceledEventAttributes().getStartedEventId(),
              draft -> draft.ends(Step.State.CANCELLED, at));
      case EVENT_TYPE_WORKFLOW_TASK_FAILED -> {
        var told = event.getWorkflowTaskFailedEventAttributes();
        drafts.put(
            event.getEventId(),
            new Draft(event, Step.Nature.STUMBLE, "stumble", at)
                .says("its own code could not go on; it goes on from here when that is repaired")
                .troubledBy(Decoded.trouble(told.getFailure()))
                .ends(Step.State.FAILED, at));
      }
      default -> {
        // The engine's own book-keeping: no step.
      }
    }
  }

  /** Adds what no history holds yet: the attempt that runs now and why the one before it failed. */
  void pending(PendingActivityInfo told) {
    Optional.ofNullable(byActivity.get(told.getActivityId()))
        .ifPresent(
            scheduled ->
                on(
                    scheduled,
                    draft ->
                        draft
                            .is(state(told))
                            .attempt(told.getAttempt())
                            .troubledBy(Decoded.trouble(told.getLastFailure()))));
  }

  private static Step.State state(PendingActivityInfo told) {
    return switch (told.getState()) {
      case PENDING_ACTIVITY_STATE_STARTED, PENDING_ACTIVITY_STATE_CANCEL_REQUESTED ->
          Step.State.RUNNING;
      default -> told.getAttempt() > 1 ? Step.State.RETRYING : Step.State.SCHEDULED;
    };
  }
}
