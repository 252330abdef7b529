package understudy.workflows.replay;

import static understudy.workflows.fake.FakeCluster.SHOP;
import static understudy.workflows.fake.FakeCluster.db;

import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import understudy.topology.switchover.Target;
import understudy.workflows.TaskQueue;
import understudy.workflows.WorkflowIds;
import understudy.workflows.fake.FakeCluster;
import understudy.workflows.fake.Policies;
import understudy.workflows.fake.Stage;
import understudy.workflows.fake.Troubles.When;
import understudy.workflows.fleet.FleetState;
import understudy.workflows.fleet.FleetWorkflow;
import understudy.workflows.fleet.Registration;
import understudy.workflows.guardian.GuardianWorkflow;
import understudy.workflows.guardian.SwitchoverCommand;

/** Records the histories of a release from the simulated cluster; run by hand, once a release. */
final class RecordHistories {
  private final Path folder;
  private final String release;

  private RecordHistories(Path folder, String release) {
    this.folder = folder;
    this.release = release;
  }

  /** {@code folder} and {@code release}. */
  public static void main(String[] arguments) throws IOException {
    var records = new RecordHistories(Path.of(arguments[0]), arguments[1]);
    records.failovers();
    records.switchovers();
    records.refusals();
  }

  private void failovers() throws IOException {
    try (var stage = Stage.of(4)) {
      var guardian = register(stage);
      stage.cluster().kill(db(1));
      guardian.vote(stage.vote("one", db(1)));
      stage.ended(guardian, 1);
      stage.cluster().kill(db(2));
      stage.cluster().troubles().once("promote", When.BEFORE, () -> stage.cluster().kill(db(3)));
      guardian.vote(stage.vote("one", db(2)));
      stage.ended(guardian, 2);
      keep(stage, "failover/shop/1", "failover", "killed");
      keep(stage, "failover/shop/2", "failover", "candidate-dies");
      keep(stage, WorkflowIds.guardian(SHOP), "guardian", "two-failovers");
      keep(stage, WorkflowIds.FLEET, "fleet", "one-cluster");
    }
  }

  private void switchovers() throws IOException {
    try (var stage = Stage.of(4)) {
      var guardian = register(stage);
      guardian.switchOver(new SwitchoverCommand(new Target.Best(), "ada", "new kernel"));
      stage.ended(guardian, 1);
      stage.cluster().kill(db(3));
      var gone = new Target.Named(db(3));
      guardian.switchOver(new SwitchoverCommand(gone, "ada", "new kernel"));
      stage.ended(guardian, 2);
      keep(stage, "switchover/shop/1", "switchover", "best");
      keep(stage, "switchover/shop/2", "switchover", "refused");
      keep(stage, WorkflowIds.guardian(SHOP), "guardian", "two-switchovers");
    }
  }

  private void refusals() throws IOException {
    try (var stage = Stage.of(3)) {
      var guardian = stage.guard(Policies.never(db(2), db(3)));
      stage.cluster().kill(db(1));
      guardian.vote(stage.vote("one", db(1)));
      stage.ended(guardian, 1);
      keep(stage, "failover/shop/1", "failover", "refused");
    }
  }

  private static GuardianWorkflow register(Stage stage) {
    var options =
        WorkflowOptions.newBuilder()
            .setWorkflowId(WorkflowIds.FLEET)
            .setTaskQueue(TaskQueue.RECOVERY.id())
            .build();
    var fleet = stage.client().newWorkflowStub(FleetWorkflow.class, options);
    WorkflowClient.start(fleet::keep, FleetState.empty());
    fleet.register(new Registration(FakeCluster.SHOP, db(1), Policies.standard(), "ada"));
    return stage.client().newWorkflowStub(GuardianWorkflow.class, WorkflowIds.guardian(SHOP));
  }

  private void keep(Stage stage, String workflowId, String kind, String name) throws IOException {
    var file = folder.resolve(kind).resolve("%s-%s.json".formatted(release, name));
    Files.createDirectories(file.getParent());
    Files.writeString(file, stage.history(workflowId));
  }
}
