package understudy.ops.engine;

import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import understudy.ops.host.Ports;
import understudy.topology.InstanceAddress;

/** A short-lived connection with an engine, for asking and for setting up; it does no work. */
public final class EngineConnection implements AutoCloseable {
  private final WorkflowServiceStubs workflows;
  private final OperatorServiceStubs operator;

  private EngineConnection(WorkflowServiceStubs workflows, OperatorServiceStubs operator) {
    this.workflows = workflows;
    this.operator = operator;
  }

  /** Opens it without a word on the wire: whether anything is there shows at the first question. */
  public static EngineConnection open(InstanceAddress address, Duration answer) {
    var workflows =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder()
                .setTarget(address.toString())
                .setRpcTimeout(answer)
                .validateAndBuildWithDefaults());
    var operator =
        OperatorServiceStubs.newServiceStubs(
            OperatorServiceStubsOptions.newBuilder()
                .setChannel(workflows.getRawChannel())
                .setRpcTimeout(answer)
                .validateAndBuildWithDefaults());
    return new EngineConnection(workflows, operator);
  }

  /** Whether an engine is there and serves. */
  public static boolean answers(InstanceAddress address, Duration limit) {
    if (!Ports.isOpen(address.host(), address.port(), limit)) {
      return false; // a channel that is refused once would wait a second before it tries again
    }
    try (var connection = open(address, limit)) {
      return connection.isServing(limit);
    }
  }

  WorkflowServiceStubs workflows() {
    return workflows;
  }

  OperatorServiceStubs operator() {
    return operator;
  }

  boolean isServing(Duration limit) {
    try {
      workflows
          .blockingStub()
          .withDeadlineAfter(limit.toMillis(), TimeUnit.MILLISECONDS)
          .getSystemInfo(GetSystemInfoRequest.getDefaultInstance());
      return true;
    } catch (StatusRuntimeException e) {
      return false;
    }
  }

  @Override
  public void close() {
    operator.shutdownNow();
    workflows.shutdownNow();
    workflows.awaitTermination(1, TimeUnit.SECONDS);
  }
}
