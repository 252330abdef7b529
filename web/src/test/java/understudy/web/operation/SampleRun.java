package understudy.web.operation;

import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.SearchAttributeKey;
import io.temporal.common.SearchAttributes;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import understudy.topology.Durability;
import understudy.topology.election.LastSeen;
import understudy.web.stage.Scene;
import understudy.workflows.guardian.ClusterPolicy;
import understudy.workflows.operation.FailoverReport;
import understudy.workflows.operation.FailoverRequest;
import understudy.workflows.operation.FailoverWorkflow;
import understudy.workflows.operation.OperationId;
import understudy.workflows.operation.Trigger;
import understudy.workflows.payload.Payloads;
import understudy.workflows.steps.Mandate;

/**
 * Runs the sample failover. As a program it does so on a real server and writes the history that is
 * kept among the test resources: arguments are the server's address, the namespace and the file.
 */
final class SampleRun {
  static final String QUEUE = "sample";
  static final OperationId ID = new OperationId("failover/shop/3");

  private SampleRun() {}

  public static void main(String[] arguments) throws Exception {
    var stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(arguments[0]).build());
    var client =
        WorkflowClient.newInstance(
            stubs,
            WorkflowClientOptions.newBuilder()
                .setNamespace(arguments[1])
                .setDataConverter(Payloads.converter())
                .build());
    var factory = WorkerFactory.newInstance(client);
    prepare(factory.newWorker(QUEUE), Optional.empty());
    factory.start();
    // The first runs only warm the worker up.
    for (var k = 0; k < 10; k++) {
      start(client, true);
      client.newUntypedWorkflowStub(ID.value()).getResult(FailoverReport.class);
    }
    var run = start(client, true);
    client.newUntypedWorkflowStub(ID.value()).getResult(FailoverReport.class);
    Files.writeString(
        Path.of(arguments[2]), client.fetchHistory(ID.value(), run.getRunId()).toJson(true));
    // What the list says of it, to be read by whoever records.
    new EngineOperations(stubs, arguments[1], Clock.systemUTC())
        .list(Operations.Wanted.of("shop", "failover", "completed"))
        .forEach(System.out::println);
    factory.shutdown();
    stubs.shutdown();
  }

  static void prepare(Worker worker, Optional<CountDownLatch> heldAtPromotion) {
    worker.registerWorkflowImplementationTypes(SampleFailover.class);
    worker.registerActivitiesImplementations(new SampleHands(heldAtPromotion));
  }

  static WorkflowExecution start(WorkflowClient client, boolean searchable) {
    var options = WorkflowOptions.newBuilder().setTaskQueue(QUEUE).setWorkflowId(ID.value());
    if (searchable) {
      options.setTypedSearchAttributes(
          SearchAttributes.newBuilder()
              .set(SearchAttributeKey.forKeyword("Cluster"), Scene.SHOP.value())
              .build());
    }
    var stub = client.newWorkflowStub(FailoverWorkflow.class, options.build());
    return WorkflowStub.fromTyped(stub).start(request());
  }

  private static FailoverRequest request() {
    return new FailoverRequest(
        new Mandate(Scene.SHOP, ID, 3),
        new Trigger.Votes(
            List.of("understudy-a", "understudy-b"),
            Instant.now().minusMillis(31),
            Scene.lostSentence()),
        Scene.DB1,
        Scene.ALL,
        new Durability.Asynchronous(),
        new LastSeen.Never(),
        ClusterPolicy.standard());
  }
}
