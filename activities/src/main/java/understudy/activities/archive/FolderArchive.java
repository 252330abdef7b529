package understudy.activities.archive;

import io.temporal.api.common.v1.Payloads;
import io.temporal.client.WorkflowClient;
import io.temporal.common.WorkflowExecutionHistory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;
import understudy.workflows.operation.OperationId;
import understudy.workflows.steps.ActReport;
import understudy.workflows.steps.ArchiveActivities;
import understudy.workflows.steps.ArchiveRequest;
import understudy.workflows.steps.Failures;

/**
 * Keeps closed operations as JSON in a folder: {@code failover/shop/3/history.json}, which can be
 * replayed, and {@code report.json} beside it.
 */
public final class FolderArchive implements ArchiveActivities {
  private final Histories histories;
  private final Path folder;

  /** Reads from an engine. */
  public FolderArchive(WorkflowClient engine, Path folder) {
    this(engine::fetchHistory, folder);
  }

  FolderArchive(Histories histories, Path folder) {
    this.histories = histories;
    this.folder = folder.toAbsolutePath().normalize();
  }

  /** Where histories come from. */
  @FunctionalInterface
  interface Histories {
    WorkflowExecutionHistory fetch(String workflowId, String runId);
  }

  @Override
  public ActReport archive(ArchiveRequest request) {
    var place = place(request.operation());
    var history = histories.fetch(request.operation().value(), request.runId());
    var report = report(history, request.operation());
    try {
      Files.createDirectories(place);
      write(place.resolve("history.json"), history.toJson(true));
      write(place.resolve("report.json"), report);
    } catch (IOException failure) {
      throw new UncheckedIOException(
          "%s could not be archived in %s".formatted(request.operation(), place), failure);
    }
    return new ActReport(
        "the history and the report of %s are in %s".formatted(request.operation(), place),
        List.of(),
        List.of());
  }

  /** The name of an operation is part of a path: it must not lead out of the folder. */
  private Path place(OperationId operation) {
    var place = folder.resolve(operation.value()).normalize();
    if (!place.startsWith(folder) || place.getNameCount() != folder.getNameCount() + 3) {
      throw Failures.PRECONDITION.lasting("%s is no name for a folder".formatted(operation));
    }
    return place;
  }

  /** What it returned; of one that ended in another way, in which. */
  private static String report(WorkflowExecutionHistory history, OperationId operation) {
    var last = history.getLastEvent();
    return switch (last.getEventType()) {
      case EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED ->
          text(last.getWorkflowExecutionCompletedEventAttributes().getResult());
      case EVENT_TYPE_WORKFLOW_EXECUTION_FAILED -> "{\"ended\":\"failed\"}";
      case EVENT_TYPE_WORKFLOW_EXECUTION_TIMED_OUT -> "{\"ended\":\"timed out\"}";
      case EVENT_TYPE_WORKFLOW_EXECUTION_CANCELED -> "{\"ended\":\"cancelled\"}";
      case EVENT_TYPE_WORKFLOW_EXECUTION_TERMINATED -> "{\"ended\":\"terminated\"}";
      // The engine's list of events is open: whatever else comes last, the workflow goes on.
      default ->
          throw Failures.PRECONDITION.lasting(
              "%s has not ended: it cannot be archived yet".formatted(operation));
    };
  }

  private static String text(Payloads result) {
    return result.getPayloadsList().stream()
        .map(payload -> payload.getData().toStringUtf8())
        .collect(Collectors.joining("\n"));
  }

  /** Whoever reads sees the old file or the new one, never a part. */
  private static void write(Path file, String text) throws IOException {
    var fresh = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".part");
    try {
      Files.writeString(fresh, text);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }
}
