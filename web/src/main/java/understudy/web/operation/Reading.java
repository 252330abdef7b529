package understudy.web.operation;

import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import understudy.workflows.operation.OperationId;
import understudy.workflows.operation.Trigger;

/**
 * Reads the events that concern the operation as a whole, and leaves its steps to {@link Steps}.
 */
final class Reading {
  private final OperationId id;
  private final Instant now;
  private final Steps steps = new Steps();
  private Progress progress = Progress.RUNNING;
  private Optional<Instant> startedAt = Optional.empty();
  private Optional<Instant> closedAt = Optional.empty();
  private Optional<JsonNode> request = Optional.empty();
  private Optional<JsonNode> report = Optional.empty();
  private String ending = "";

  Reading(OperationId id, Instant now) {
    this.id = id;
    this.now = now;
  }

  Story read(List<HistoryEvent> events, List<PendingActivityInfo> pending) {
    events.forEach(this::event);
    pending.forEach(steps::pending);
    return story(
        startedAt.orElseThrow(
            () -> new IllegalArgumentException("the history of %s has no start".formatted(id))),
        steps.inOrder(closedAt.orElse(now)));
  }

  private void event(HistoryEvent event) {
    var at = Decoded.instant(event.getEventTime());
    switch (event.getEventType()) {
      case EVENT_TYPE_WORKFLOW_EXECUTION_STARTED -> {
        startedAt = Optional.of(at);
        request = Decoded.value(event.getWorkflowExecutionStartedEventAttributes().getInput());
      }
      case EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED -> {
        closed(Progress.COMPLETED, at, "");
        report = Decoded.value(event.getWorkflowExecutionCompletedEventAttributes().getResult());
      }
      case EVENT_TYPE_WORKFLOW_EXECUTION_FAILED -> {
        var failure = event.getWorkflowExecutionFailedEventAttributes().getFailure();
        closed(Progress.FAILED, at, Decoded.trouble(failure).map(Step.Trouble::message).orElse(""));
      }
      case EVENT_TYPE_WORKFLOW_EXECUTION_TERMINATED ->
          closed(
              Progress.TERMINATED,
              at,
              event.getWorkflowExecutionTerminatedEventAttributes().getReason());
      case EVENT_TYPE_WORKFLOW_EXECUTION_CANCELED -> closed(Progress.CANCELLED, at, "");
      case EVENT_TYPE_WORKFLOW_EXECUTION_TIMED_OUT -> closed(Progress.TIMED_OUT, at, "");
      default -> steps.event(event, at);
    }
  }

  private void closed(Progress how, Instant at, String why) {
    progress = how;
    closedAt = Optional.of(at);
    ending = why;
  }

  private Story story(Instant start, List<Step> inOrder) {
    var trigger = request.flatMap(value -> Decoded.as(value.path("trigger"), Trigger.class));
    var writable = writableAt(inOrder);
    return new Story(
        id,
        progress,
        report.map(value -> value.path("is").asString("")).orElse(""),
        sentence(inOrder),
        trigger,
        start,
        Duration.between(start, closedAt.orElse(now)),
        writable.flatMap(then -> firstSign(trigger).map(first -> Duration.between(first, then))),
        writable.map(then -> Duration.between(start, then)),
        gap(inOrder),
        request,
        report,
        inOrder);
  }

  private static Optional<Instant> firstSign(Optional<Trigger> trigger) {
    return trigger.flatMap(
        who ->
            switch (who) {
              case Trigger.Votes votes -> Optional.of(votes.firstSign());
              case Trigger.Operator ignored -> Optional.empty();
            });
  }

  /** The report says it; before there is one, the step that opened the new primary does. */
  private Optional<Instant> writableAt(List<Step> inOrder) {
    return told(inOrder, "writableAt", Instant.class);
  }

  private Optional<Duration> gap(List<Step> inOrder) {
    return told(inOrder, "gap", Duration.class);
  }

  private <T> Optional<T> told(List<Step> inOrder, String field, Class<T> type) {
    return Stream.concat(
            report.stream(), inOrder.reversed().stream().flatMap(s -> s.output().stream()))
        .flatMap(value -> Decoded.as(value.path(field), type).stream())
        .findFirst();
  }

  private String sentence(List<Step> inOrder) {
    return switch (progress) {
      case COMPLETED ->
          report
              .map(value -> value.path("sentence").asString(""))
              .filter(text -> !text.isBlank())
              .orElse("it ended and left no sentence");
      case FAILED -> "it failed and a person must look: " + orUnknown();
      case TERMINATED -> "somebody ended it by force: " + orUnknown();
      case CANCELLED -> "it was cancelled";
      case TIMED_OUT -> "it took longer than it may, and was ended";
      case RUNNING -> present(inOrder);
    };
  }

  private String orUnknown() {
    return ending.isBlank() ? "no reason is on record" : ending;
  }

  private static String present(List<Step> inOrder) {
    var open = inOrder.stream().filter(step -> step.state().isOpen()).toList();
    if (open.isEmpty()) {
      return inOrder.isEmpty() ? "it has just begun" : "it decides what comes next";
    }
    var first = open.getFirst();
    var what = first.sentence().isBlank() ? first.name() : first.sentence();
    return open.size() == 1 ? what : "%s, and %d more at once".formatted(what, open.size() - 1);
  }
}
