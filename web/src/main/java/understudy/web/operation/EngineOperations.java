package understudy.web.operation;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.HistoryEventFilterType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryRequest;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceBlockingStub;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import understudy.web.Refusal;
import understudy.workflows.operation.OperationId;

/** Reads operations by list, describe and history, none of which needs a worker that lives. */
public final class EngineOperations implements Operations {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /** Closed operations do not change: their last event is fetched once. */
  private static final int REMEMBERED = 2_000;

  private final WorkflowServiceStubs stubs;
  private final String namespace;
  private final Clock clock;
  private final Map<String, Ending> endings = new ConcurrentHashMap<>();

  /**
   * Reads from one namespace of the engine behind the stubs; the clock measures what still runs.
   */
  public EngineOperations(WorkflowServiceStubs stubs, String namespace, Clock clock) {
    this.stubs = stubs;
    this.namespace = namespace;
    this.clock = clock;
  }

  @Override
  public List<Line> list(Wanted wanted) {
    var request =
        ListWorkflowExecutionsRequest.newBuilder()
            .setNamespace(namespace)
            .setPageSize(Wanted.MOST)
            .setQuery(Visibility.query(wanted))
            .build();
    try {
      return engine().listWorkflowExecutions(request).getExecutionsList().stream()
          .flatMap(info -> line(info).stream())
          .toList();
    } catch (StatusRuntimeException failed) {
      throw refusal(failed);
    }
  }

  private Optional<Line> line(WorkflowExecutionInfo info) {
    return Visibility.id(info)
        .map(
            id -> {
              var progress = Visibility.progress(info.getStatus());
              var ending = progress == Progress.RUNNING ? Ending.NONE : ending(info.getExecution());
              return new Line(
                  id,
                  progress,
                  ending.outcome(),
                  ending.sentence(),
                  Decoded.instant(info.getStartTime()),
                  took(info));
            });
  }

  private static Optional<Duration> took(WorkflowExecutionInfo info) {
    return info.hasCloseTime()
        ? Optional.of(
            Duration.between(
                Decoded.instant(info.getStartTime()), Decoded.instant(info.getCloseTime())))
        : Optional.empty();
  }

  private Ending ending(WorkflowExecution run) {
    var known = endings.get(run.getRunId());
    if (known != null) {
      return known;
    }
    var request =
        history(run)
            .setHistoryEventFilterType(HistoryEventFilterType.HISTORY_EVENT_FILTER_TYPE_CLOSE_EVENT)
            .build();
    var events = engine().getWorkflowExecutionHistory(request).getHistory().getEventsList();
    var found = events.isEmpty() ? Ending.NONE : Ending.of(events.getLast());
    if (endings.size() >= REMEMBERED) {
      endings.clear();
    }
    endings.put(run.getRunId(), found);
    return found;
  }

  @Override
  public Optional<Story> story(OperationId id) {
    try {
      var described =
          engine()
              .describeWorkflowExecution(
                  DescribeWorkflowExecutionRequest.newBuilder()
                      .setNamespace(namespace)
                      .setExecution(WorkflowExecution.newBuilder().setWorkflowId(id.value()))
                      .build());
      var run = described.getWorkflowExecutionInfo().getExecution();
      return Optional.of(story(id, run, described.getPendingActivitiesList()));
    } catch (StatusRuntimeException failed) {
      if (failed.getStatus().getCode() == Status.Code.NOT_FOUND) {
        return Optional.empty();
      }
      throw refusal(failed);
    }
  }

  private Story story(OperationId id, WorkflowExecution run, List<PendingActivityInfo> pending) {
    return Story.of(id, events(run), pending, now());
  }

  private List<HistoryEvent> events(WorkflowExecution run) {
    var all = new ArrayList<HistoryEvent>();
    var request = history(run);
    do {
      var page = engine().getWorkflowExecutionHistory(request.build());
      all.addAll(page.getHistory().getEventsList());
      request.setNextPageToken(page.getNextPageToken());
    } while (!request.getNextPageToken().isEmpty());
    return all;
  }

  private GetWorkflowExecutionHistoryRequest.Builder history(WorkflowExecution run) {
    return GetWorkflowExecutionHistoryRequest.newBuilder()
        .setNamespace(namespace)
        .setExecution(run);
  }

  private WorkflowServiceBlockingStub engine() {
    return stubs.blockingStub().withDeadlineAfter(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }

  private Instant now() {
    return clock.instant();
  }

  private static RuntimeException refusal(StatusRuntimeException failed) {
    return switch (failed.getStatus().getCode()) {
      case UNAVAILABLE, DEADLINE_EXCEEDED, CANCELLED, RESOURCE_EXHAUSTED ->
          Refusal.engineDown(
              "the engine does not answer, so operations cannot be read: try again when it is back");
      default -> failed;
    };
  }

  /** How an operation ended, in two lines. */
  private record Ending(String outcome, String sentence) {
    static final Ending NONE = new Ending("", "");

    static Ending of(HistoryEvent last) {
      var report =
          last.hasWorkflowExecutionCompletedEventAttributes()
              ? Decoded.value(last.getWorkflowExecutionCompletedEventAttributes().getResult())
              : Optional.<tools.jackson.databind.JsonNode>empty();
      var failure =
          last.hasWorkflowExecutionFailedEventAttributes()
              ? Decoded.trouble(last.getWorkflowExecutionFailedEventAttributes().getFailure())
              : Optional.<Step.Trouble>empty();
      return new Ending(
          report.map(value -> value.path("is").asString("")).orElse(""),
          report
              .map(value -> value.path("sentence").asString(""))
              .or(() -> failure.map(Step.Trouble::message))
              .orElse(""));
    }
  }
}
