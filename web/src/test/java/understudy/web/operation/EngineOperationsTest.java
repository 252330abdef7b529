package understudy.web.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Timestamp;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.stub.StreamObserver;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.history.v1.History;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.history.v1.WorkflowExecutionCompletedEventAttributes;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.api.workflowservice.v1.GetSystemInfoResponse;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryRequest;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryResponse;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsResponse;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import understudy.topology.InstanceAddress;
import understudy.web.Refusal;
import understudy.workflows.operation.FailoverReport;
import understudy.workflows.operation.OperationId;
import understudy.workflows.payload.Payloads;

/** Lists, which the in-memory engine does not have: read from an engine that only lists. */
final class EngineOperationsTest {
  private final ListingEngine engine = new ListingEngine();
  private final Server server =
      InProcessServerBuilder.forName("listing").directExecutor().addService(engine).build();
  private final WorkflowServiceStubs stubs =
      WorkflowServiceStubs.newServiceStubs(
          WorkflowServiceStubsOptions.newBuilder()
              .setChannel(InProcessChannelBuilder.forName("listing").directExecutor().build())
              .build());
  private final EngineOperations operations =
      new EngineOperations(stubs, "understudy", Clock.systemUTC());

  @BeforeEach
  void open() throws Exception {
    server.start();
  }

  @AfterEach
  void close() {
    stubs.shutdownNow();
    server.shutdownNow();
  }

  @Test
  void operationsAreListedWithTheirOutcomeAndStrangersAreLeftOut() {
    engine.infos.add(
        info("failover/shop/2", WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING));
    engine.infos.add(
        info("failover/shop/1", WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED));
    engine.infos.add(
        info("somebody else's", WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING));
    var lines = operations.list(Operations.Wanted.all());
    assertThat(lines)
        .containsExactly(
            new Line(
                new OperationId("failover/shop/2"),
                Progress.RUNNING,
                "",
                "",
                Instant.ofEpochSecond(100),
                Optional.empty()),
            new Line(
                new OperationId("failover/shop/1"),
                Progress.COMPLETED,
                "StoodDown",
                "the primary answers again",
                Instant.ofEpochSecond(100),
                Optional.of(Duration.ofSeconds(2))));
  }

  @Test
  void theEndOfAClosedOperationIsFetchedOnce() {
    engine.infos.add(
        info("failover/shop/1", WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED));
    operations.list(Operations.Wanted.all());
    operations.list(Operations.Wanted.all());
    assertThat(engine.histories).isEqualTo(1);
  }

  @Test
  void whatIsWantedIsAskedOfTheEngine() {
    operations.list(Operations.Wanted.of("shop", "failover", "timed out"));
    operations.list(Operations.Wanted.all());
    assertThat(engine.queries)
        .containsExactly(
            "WorkflowType = 'failover' AND Cluster = 'shop' AND ExecutionStatus = 'TimedOut'",
            "WorkflowType IN ('failover', 'switchover')");
  }

  @Test
  void anEngineThatDoesNotAnswerIsARefusal() {
    engine.down = true;
    assertThatThrownBy(() -> operations.list(Operations.Wanted.all()))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.why()).isEqualTo(Refusal.Why.ENGINE_DOWN));
    assertThatThrownBy(() -> operations.story(new OperationId("failover/shop/1")))
        .isInstanceOf(Refusal.class);
  }

  private static WorkflowExecutionInfo info(String id, WorkflowExecutionStatus status) {
    var info =
        WorkflowExecutionInfo.newBuilder()
            .setExecution(WorkflowExecution.newBuilder().setWorkflowId(id).setRunId("run of " + id))
            .setStatus(status)
            .setStartTime(Timestamp.newBuilder().setSeconds(100));
    if (status == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED) {
      info.setCloseTime(Timestamp.newBuilder().setSeconds(102));
    }
    return info.build();
  }

  /** An engine that can list, tell how a workflow ended, and fall silent. */
  private static final class ListingEngine extends WorkflowServiceGrpc.WorkflowServiceImplBase {
    private final List<WorkflowExecutionInfo> infos = new ArrayList<>();
    private final List<String> queries = new ArrayList<>();
    private int histories;
    private boolean down;

    @Override
    public void getSystemInfo(
        GetSystemInfoRequest request, StreamObserver<GetSystemInfoResponse> answer) {
      answer.onNext(GetSystemInfoResponse.getDefaultInstance());
      answer.onCompleted();
    }

    @Override
    public void listWorkflowExecutions(
        ListWorkflowExecutionsRequest request,
        StreamObserver<ListWorkflowExecutionsResponse> answer) {
      if (down) {
        answer.onError(Status.UNAVAILABLE.asRuntimeException());
        return;
      }
      queries.add(request.getQuery());
      answer.onNext(ListWorkflowExecutionsResponse.newBuilder().addAllExecutions(infos).build());
      answer.onCompleted();
    }

    @Override
    public void describeWorkflowExecution(
        DescribeWorkflowExecutionRequest request,
        StreamObserver<DescribeWorkflowExecutionResponse> answer) {
      answer.onError(Status.UNAVAILABLE.asRuntimeException());
    }

    @Override
    public void getWorkflowExecutionHistory(
        GetWorkflowExecutionHistoryRequest request,
        StreamObserver<GetWorkflowExecutionHistoryResponse> answer) {
      histories++;
      FailoverReport report =
          new FailoverReport.StoodDown(
              InstanceAddress.parse("db1:3306"), "the primary answers again");
      var last =
          HistoryEvent.newBuilder()
              .setEventType(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED)
              .setWorkflowExecutionCompletedEventAttributes(
                  WorkflowExecutionCompletedEventAttributes.newBuilder()
                      .setResult(Payloads.converter().toPayloads(report).orElseThrow()));
      answer.onNext(
          GetWorkflowExecutionHistoryResponse.newBuilder()
              .setHistory(History.newBuilder().addEvents(last))
              .build());
      answer.onCompleted();
    }
  }
}
