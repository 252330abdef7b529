package understudy.web.operation;

import io.temporal.api.common.v1.Payloads;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.history.v1.MarkerRecordedEventAttributes;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Reads what the SDK notes in markers: local activities and side effects.
 *
 * <p>Markers are written together when a workflow task ends, so their own time says little. What
 * says more is the workflow's clock: it stands at the start of its task and is moved by each local
 * activity to its end.
 *
 * <p>The keys are those of the Java SDK 1.38, {@code LocalActivityMarkerUtils} and {@code
 * SideEffectStateMachine}; they are part of every history and therefore do not change.
 */
final class Markers {
  private Instant taskStartedAt = Instant.EPOCH;
  private Instant clock = Instant.EPOCH;
  private Instant base = Instant.EPOCH;
  private long latestScheduled;

  /** A workflow task has started: the workflow's clock stands there. */
  void taskStarted(Instant at) {
    taskStartedAt = at;
    clock = at;
    base = at;
    latestScheduled = 0;
  }

  /** The step behind a marker; nothing for one that only serves the SDK. */
  Optional<Draft> step(HistoryEvent event) {
    var told = event.getMarkerRecordedEventAttributes();
    return switch (told.getMarkerName()) {
      case "LocalActivity" -> Optional.of(look(event, told));
      case "SideEffect", "MutableSideEffect" -> Optional.of(decision(event, told));
      default -> Optional.empty();
    };
  }

  private Draft look(HistoryEvent event, MarkerRecordedEventAttributes told) {
    var meta = detail(told, "meta");
    var began = began(meta.map(value -> value.path("firstSkd").asLong(0)).orElse(0L));
    var ended =
        detail(told, "time")
            .map(value -> Instant.ofEpochMilli(value.asLong(0)))
            .filter(then -> then.isAfter(began))
            .orElse(began);
    clock = ended.isAfter(clock) ? ended : clock;
    var name = detail(told, "type").map(value -> value.asString("")).orElse("look");
    return new Draft(event, Step.Nature.LOOK, name, began)
        .attempt(meta.map(value -> value.path("atpt").asInt(1)).orElse(1))
        .asks(detail(told, "input"))
        .answers(detail(told, "result"))
        .troubledBy(Decoded.trouble(told.getFailure()))
        .ends(told.hasFailure() ? Step.State.FAILED : Step.State.DONE, ended);
  }

  /**
   * Where a local activity began. One that was scheduled later than the one before it began when
   * that one ended; one that was scheduled with it began where it did; one that was scheduled
   * before this very task has been running since.
   */
  private Instant began(long scheduledMillis) {
    if (scheduledMillis > latestScheduled) {
      base = clock;
      latestScheduled = scheduledMillis;
    }
    var scheduled = Instant.ofEpochMilli(scheduledMillis);
    return scheduledMillis > 0 && scheduled.isBefore(taskStartedAt) ? scheduled : base;
  }

  /** A decision of ours says its name and sentence; any other recorded value is shown as it is. */
  private Draft decision(HistoryEvent event, MarkerRecordedEventAttributes told) {
    var data = detail(told, "data");
    var name = data.map(value -> value.path("name").asString("")).filter(text -> !text.isBlank());
    var draft = new Draft(event, Step.Nature.DECISION, name.orElse("decision"), clock);
    data.map(value -> value.path("sentence").asString(""))
        .filter(text -> !text.isBlank())
        .ifPresent(draft::says);
    var value = data.filter(whole -> whole.has("value")).map(whole -> whole.get("value"));
    return draft.answers(value.or(() -> data)).ends(Step.State.DONE, clock);
  }

  private static Optional<JsonNode> detail(MarkerRecordedEventAttributes told, String key) {
    return Decoded.value(told.getDetailsOrDefault(key, Payloads.getDefaultInstance()));
  }
}
