package understudy.workflows.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static understudy.workflows.fake.FakeCluster.db;

import org.junit.jupiter.api.Test;
import understudy.topology.InstanceAddress;
import understudy.topology.switchover.Target;
import understudy.workflows.fake.Policies;
import understudy.workflows.fake.Stage;
import understudy.workflows.guardian.SwitchoverCommand;

class BystandersTest {
  private static final InstanceAddress STRANGER = InstanceAddress.parse("far");
  private static final String BY_HAND =
      "db2:3306 replicates from [db1:3306, far:3306] and was left as it is";

  @Test
  void aFailoverNeitherStopsNorMovesNorElectsAReplicaOfSeveralSources() {
    try (var stage = Stage.of(4)) {
      stage.cluster().followAlso(db(2), STRANGER);
      var guardian = stage.guard(Policies.standard());
      stage.cluster().kill(db(1));

      guardian.vote(stage.vote("one", db(1)));
      var ended = stage.ended(guardian, 1);

      assertThat(ended.sentence())
          .startsWith("db3:3306 replaced db1:3306")
          .contains("left to look");
      assertThat(stage.cluster().log()).noneMatch(it -> it.equals("repoint db2:3306"));
      assertThat(stage.cluster().followers(db(3))).containsExactly(db(4));
      assertThat(stage.cluster().followers(db(1))).as("still receiving").containsExactly(db(2));
      assertThat(report(stage).remarks()).anyMatch(it -> it.startsWith(BY_HAND));
    }
  }

  @Test
  void aSwitchoverLeavesItWhereItIsAndSaysSo() {
    try (var stage = Stage.asynchronous(4)) {
      stage.cluster().followAlso(db(2), STRANGER);
      var guardian = stage.guard(Policies.standard());

      guardian.switchOver(new SwitchoverCommand(new Target.Best(), "ada", "new kernel"));
      var ended = stage.ended(guardian, 1);

      assertThat(ended.sentence()).startsWith("db3:3306 took over from db1:3306");
      assertThat(stage.cluster().log()).noneMatch(it -> it.equals("repoint db2:3306"));
      assertThat(stage.cluster().followers(db(1))).containsExactly(db(2));
    }
  }

  private static FailoverReport.Recovered report(Stage stage) {
    return (FailoverReport.Recovered)
        stage.client().newUntypedWorkflowStub("failover/shop/1").getResult(FailoverReport.class);
  }
}
