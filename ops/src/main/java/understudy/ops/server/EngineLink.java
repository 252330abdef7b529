package understudy.ops.server;

import com.uber.m3.tally.Scope;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.GrpcCompression;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import understudy.workflows.payload.Payloads;

/** The connection to the engine; it may be made while the engine is down. */
final class EngineLink implements AutoCloseable {
  private static final String HEALTH_SERVICE = "temporal.api.workflowservice.v1.WorkflowService";

  private final WorkflowServiceStubs stubs;
  private final WorkflowClient client;

  EngineLink(Settings settings, Scope metrics) {
    stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder()
                .setTarget(settings.engine().address())
                .setRpcTimeout(Duration.ofSeconds(2))
                .setSystemInfoTimeout(Duration.ofSeconds(2))
                .setGrpcCompression(GrpcCompression.NONE)
                .setMetricsScope(metrics)
                .build());
    client =
        WorkflowClient.newInstance(
            stubs,
            WorkflowClientOptions.newBuilder()
                .setNamespace(settings.engine().namespace())
                .setIdentity(settings.name())
                .setDataConverter(Payloads.converter())
                .build());
  }

  WorkflowServiceStubs stubs() {
    return stubs;
  }

  WorkflowClient client() {
    return client;
  }

  /** Whether the engine answers within the given time, whatever the channel's own back-off. */
  boolean answers(Duration within) {
    stubs.getRawChannel().resetConnectBackoff();
    try {
      var health =
          HealthGrpc.newBlockingStub(stubs.getRawChannel())
              .withDeadlineAfter(within.toMillis(), TimeUnit.MILLISECONDS)
              .check(HealthCheckRequest.newBuilder().setService(HEALTH_SERVICE).build());
      return health.getStatus() == ServingStatus.SERVING;
    } catch (StatusRuntimeException down) {
      return false;
    }
  }

  @Override
  public void close() {
    stubs.shutdownNow();
    stubs.awaitTermination(2, TimeUnit.SECONDS);
  }
}
