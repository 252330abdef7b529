package understudy.web.operation;

import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import understudy.workflows.operation.OperationId;
import understudy.workflows.operation.Trigger;

/**
 * One operation from its first event to its last, or to now.
 *
 * @param sentence how it ended, or what it is at
 * @param outcome the name of its report: {@code Recovered}, {@code Refused} …; empty while it runs
 * @param firstSignToWritable from the first detector's suspicion to the new primary's first write
 * @param startToWritable what of that passed inside the operation
 * @param gap for which no instance was writable, in a switchover
 */
public record Story(
    OperationId id,
    Progress progress,
    String outcome,
    String sentence,
    Optional<Trigger> trigger,
    Instant startedAt,
    Duration took,
    Optional<Duration> firstSignToWritable,
    Optional<Duration> startToWritable,
    Optional<Duration> gap,
    Optional<JsonNode> request,
    Optional<JsonNode> report,
    List<Step> steps) {

  public Story {
    steps = List.copyOf(steps);
  }

  /**
   * Reads a story off a history.
   *
   * @param events all of the run, in order
   * @param pending what the engine says of the activities that have not ended
   * @throws IllegalArgumentException when the events do not begin with the start of a workflow
   */
  public static Story of(
      OperationId id, List<HistoryEvent> events, List<PendingActivityInfo> pending, Instant now) {
    return new Reading(id, now).read(events, pending);
  }
}
