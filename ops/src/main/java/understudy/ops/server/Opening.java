package understudy.ops.server;

import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import java.time.Duration;
import understudy.ops.engine.EngineSetup;
import understudy.topology.InstanceAddress;
import understudy.workflows.TaskQueue;
import understudy.workflows.WorkflowIds;
import understudy.workflows.fleet.FleetState;
import understudy.workflows.fleet.FleetWorkflow;

/** What must hold each time the engine begins to answer; doing it again changes nothing. */
final class Opening implements Runnable {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final EngineLink link;
  private final Settings.Engine engine;
  private final Workers workers;

  Opening(EngineLink link, Settings.Engine engine, Workers workers) {
    this.link = link;
    this.engine = engine;
    this.workers = workers;
  }

  @Override
  public void run() {
    EngineSetup.prepare(InstanceAddress.parse(engine.address()), engine.namespace(), LIMIT);
    workers.renew();
    var fleet =
        link.client()
            .newWorkflowStub(
                FleetWorkflow.class,
                WorkflowOptions.newBuilder()
                    .setWorkflowId(WorkflowIds.FLEET)
                    .setTaskQueue(TaskQueue.RECOVERY.id())
                    .setWorkflowIdConflictPolicy(
                        WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                    .build());
    WorkflowClient.start(fleet::keep, FleetState.empty());
  }
}
