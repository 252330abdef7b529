package understudy.workflows.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static understudy.workflows.fake.FakeCluster.SHOP;
import static understudy.workflows.fake.FakeCluster.db;

import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowUpdateException;
import org.junit.jupiter.api.Test;
import understudy.topology.ClusterName;
import understudy.topology.InstanceAddress;
import understudy.workflows.TaskQueue;
import understudy.workflows.WorkflowIds;
import understudy.workflows.fake.Policies;
import understudy.workflows.fake.Stage;
import understudy.workflows.guardian.GuardianWorkflow;

class FleetTest {
  @Test
  void aRegisteredClusterHasAGuardian() {
    try (var stage = Stage.of(3)) {
      var fleet = fleet(stage);

      var cluster = fleet.register(registration(SHOP, db(1)));

      assertThat(cluster.primary()).isEqualTo(db(1));
      assertThat(fleet.clusters().clusters()).containsExactly(cluster);
      var guardian =
          stage.client().newWorkflowStub(GuardianWorkflow.class, WorkflowIds.guardian(SHOP));
      assertThat(guardian.state().members()).containsExactly(db(1), db(2), db(3));
    }
  }

  @Test
  void aNameThatIsTakenIsRefused() {
    try (var stage = Stage.of(3)) {
      var fleet = fleet(stage);
      fleet.register(registration(SHOP, db(1)));

      assertThatThrownBy(() -> fleet.register(registration(SHOP, InstanceAddress.parse("far"))))
          .isInstanceOf(WorkflowUpdateException.class)
          .rootCause()
          .hasMessageContaining("a cluster named 'shop' is registered already");
    }
  }

  @Test
  void anInstanceOfAnotherClusterIsRefusedWhicheverOfItsMembersIsNamed() {
    try (var stage = Stage.of(3)) {
      var fleet = fleet(stage);
      fleet.register(registration(SHOP, db(1)));
      var other = new ClusterName("other");

      assertThatThrownBy(() -> fleet.register(registration(other, db(2))))
          .rootCause()
          .hasMessageContaining("db2:3306 belongs to cluster 'shop' already");
      assertThatThrownBy(() -> fleet.register(registration(other, InstanceAddress.parse("alias"))))
          .rootCause()
          .hasMessageContaining("db1:3306 belongs to cluster 'shop' already");
      assertThat(fleet.clusters().clusters()).hasSize(1);
    }
  }

  @Test
  void anUnfitClusterIsRefusedWithEveryReasonAndNothingIsLeftOfIt() {
    try (var stage = Stage.of(3)) {
      var fleet = fleet(stage);
      stage.world().object("db2 lacks the grant RELOAD");
      stage.world().object("db3 has no binary log");

      assertThatThrownBy(() -> fleet.register(registration(SHOP, db(1))))
          .rootCause()
          .hasMessageContaining("db2 lacks the grant RELOAD; db3 has no binary log");
      assertThat(fleet.clusters().clusters()).isEmpty();
    }
  }

  private static Registration registration(ClusterName name, InstanceAddress seed) {
    return new Registration(name, seed, Policies.standard(), "ada");
  }

  private static FleetWorkflow fleet(Stage stage) {
    var options =
        WorkflowOptions.newBuilder()
            .setWorkflowId(WorkflowIds.FLEET)
            .setTaskQueue(TaskQueue.RECOVERY.id())
            .build();
    var fleet = stage.client().newWorkflowStub(FleetWorkflow.class, options);
    WorkflowClient.start(fleet::keep, FleetState.empty());
    return fleet;
  }
}
