package understudy.activities.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.History;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.history.v1.WorkflowExecutionCompletedEventAttributes;
import io.temporal.api.history.v1.WorkflowExecutionStartedEventAttributes;
import io.temporal.common.WorkflowExecutionHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import understudy.workflows.operation.OperationId;
import understudy.workflows.steps.ArchiveRequest;

final class FolderArchiveTest {
  @TempDir private Path folder;

  private static HistoryEvent started() {
    return HistoryEvent.newBuilder()
        .setEventId(1)
        .setEventType(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_STARTED)
        .setWorkflowExecutionStartedEventAttributes(
            WorkflowExecutionStartedEventAttributes.getDefaultInstance())
        .build();
  }

  private static HistoryEvent completed() {
    var report = ByteString.copyFromUtf8("{\"is\":\"Recovered\"}");
    var result = Payloads.newBuilder().addPayloads(Payload.newBuilder().setData(report));
    return HistoryEvent.newBuilder()
        .setEventId(2)
        .setEventType(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED)
        .setWorkflowExecutionCompletedEventAttributes(
            WorkflowExecutionCompletedEventAttributes.newBuilder().setResult(result))
        .build();
  }

  private FolderArchive archiveOf(HistoryEvent... events) {
    var history = History.newBuilder();
    for (var event : events) {
      history.addEvents(event);
    }
    return new FolderArchive(
        (workflowId, runId) -> new WorkflowExecutionHistory(history.build()), folder);
  }

  private static ArchiveRequest request(String operation) {
    return new ArchiveRequest(new OperationId(operation), "run");
  }

  @Test
  void aClosedOperationIsKeptAsReportAndHistoryAndTwiceIsAsGoodAsOnce() throws IOException {
    var archive = archiveOf(started(), completed());

    archive.archive(request("failover/shop/3"));
    archive.archive(request("failover/shop/3"));

    var place = folder.resolve("failover/shop/3");
    assertThat(place.resolve("report.json")).hasContent("{\"is\":\"Recovered\"}");
    assertThat(place.resolve("history.json"))
        .content()
        .containsSubsequence(
            "EVENT_TYPE_WORKFLOW_EXECUTION_STARTED", "EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED");
    try (var files = Files.list(place)) {
      assertThat(files).hasSize(2);
    }
  }

  @Test
  void anOperationThatGoesOnIsNotArchived() {
    var archive = archiveOf(started());

    assertThatThrownBy(() -> archive.archive(request("failover/shop/3")))
        .hasMessageContaining("failover/shop/3 has not ended");
  }

  @Test
  void noNameLeadsOutOfTheFolder() {
    var archive = archiveOf(started(), completed());

    assertThatThrownBy(() -> archive.archive(request("failover/../3")))
        .hasMessageContaining("no name for a folder");
    assertThat(folder).isEmptyDirectory();
  }
}
