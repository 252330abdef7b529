package understudy.workflows.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static understudy.workflows.fake.FakeCluster.db;
import static understudy.workflows.operation.FailoverTest.assertConverged;
import static understudy.workflows.operation.FailoverTest.refusing;

import java.util.List;
import org.junit.jupiter.api.Test;
import understudy.workflows.fake.Policies;
import understudy.workflows.fake.Stage;
import understudy.workflows.fake.Troubles.When;

class FailoverSecondChoiceTest {
  private static final String FIRST = "failover/shop/1";

  @Test
  void anElectedThatCannotBeOpenedFollowsTheNextOne() {
    try (var stage = Stage.of(4)) {
      var guardian = stage.guard(Policies.standard());
      stage.cluster().kill(db(1));
      stage
          .cluster()
          .troubles()
          .always(
              "promote",
              When.BEFORE,
              db(2),
              () -> {
                stage.awaitEnds(FIRST, "repoint", 2);
                refusing("a table is locked").run();
              });

      guardian.vote(stage.vote("one", db(1)));
      var ended = stage.ended(guardian, 1);

      assertThat(ended.sentence()).startsWith("db3:3306 replaced db1:3306");
      assertConverged(stage, db(3), db(2), db(4));
    }
  }

  @Test
  void whoIsOnTheWayToAnElectedThatCannotBeOpenedIsCalledBack() {
    try (var stage = Stage.of(4)) {
      var guardian = stage.guard(Policies.standard());
      stage.cluster().kill(db(1));
      var troubles = stage.cluster().troubles();
      troubles.always("promote", When.BEFORE, db(2), refusing("a table is locked"));
      for (var follower : List.of(db(3), db(4))) {
        troubles.always("repoint", When.BEFORE, follower, () -> stage.awaitCancellations(FIRST, 2));
      }

      guardian.vote(stage.vote("one", db(1)));
      var ended = stage.ended(guardian, 1);

      assertThat(ended.sentence()).startsWith("db3:3306 replaced db1:3306");
      assertConverged(stage, db(3), db(2), db(4));
    }
  }
}
