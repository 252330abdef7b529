package understudy.workflows.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static understudy.workflows.fake.FakeCluster.db;
import static understudy.workflows.operation.FailoverTest.assertConverged;
import static understudy.workflows.operation.FailoverTest.refusing;
import static understudy.workflows.operation.FailoverTest.stumbling;

import io.temporal.client.WorkflowUpdateException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import understudy.topology.switchover.Target;
import understudy.workflows.fake.Policies;
import understudy.workflows.fake.Stage;
import understudy.workflows.fake.Troubles.When;
import understudy.workflows.guardian.SwitchoverCommand;
import understudy.workflows.steps.Hook;
import understudy.workflows.steps.HookEvent;

class SwitchoverTest {
  private static final SwitchoverCommand BEST =
      new SwitchoverCommand(new Target.Best(), "ada", "new kernel");

  @Test
  void theSuccessorLeadsAndAllOthersFollowTheOldPrimaryAmongThem() {
    try (var stage = Stage.of(4)) {
      var guardian = stage.guard(Policies.standard());

      var id = guardian.switchOver(named(3));
      var ended = stage.ended(guardian, 1);

      assertThat(id.value()).isEqualTo("switchover/shop/1");
      assertThat(ended.sentence()).startsWith("db3:3306 took over from db1:3306");
      assertConverged(stage, db(3), db(1), db(2), db(4));
      assertThat(guardian.state().primary()).isEqualTo(db(3));
      assertThat(guardian.state().deposed()).isEmpty();
    }
  }

  @Test
  void allRefusalsAreToldAtOnceAndNothingIsTouched() {
    try (var stage = Stage.of(3)) {
      var guardian = stage.guard(Policies.never(db(2)));
      stage.cluster().stopApplier(db(2));

      guardian.switchOver(named(2));
      var ended = stage.ended(guardian, 1);

      assertThat(ended.sentence()).contains("nothing was touched", "must_not", "applier");
      assertThat(stage.cluster().log()).allMatch(it -> it.startsWith("observe"));
    }
  }

  @Test
  void whatFailsBeforeTheSuccessorIsOpenIsUndone() {
    try (var stage = Stage.of(4)) {
      var guardian = stage.guard(Policies.standard());
      stage
          .cluster()
          .troubles()
          .always("hand-over", When.BEFORE, db(2), refusing("it lags behind"));

      guardian.switchOver(named(2));
      var ended = stage.ended(guardian, 1);

      assertThat(ended.sentence()).isEqualTo("db1:3306 leads as before: it lags behind");
      assertConverged(stage, db(1), db(2), db(3), db(4));
    }
  }

  @Test
  void aHandOverThatLeftTheOldPrimaryClosedIsTakenBack() {
    try (var stage = Stage.of(4)) {
      var guardian = stage.guard(Policies.standard());
      stage
          .cluster()
          .troubles()
          .always("hand-over", When.DURING, db(2), refusing("it lost its nerve"));

      guardian.switchOver(named(2));
      var ended = stage.ended(guardian, 1);

      assertThat(ended.sentence()).contains("leads as before");
      assertConverged(stage, db(1), db(2), db(3), db(4));
    }
  }

  @Test
  void aReplicaThatCannotBeMovedBeforehandEndsItUndone() {
    try (var stage = Stage.of(4)) {
      var guardian = stage.guard(Policies.standard());
      stage.cluster().troubles().once("repoint", When.BEFORE, refusing("it has errant writes"));

      guardian.switchOver(named(2));
      var ended = stage.ended(guardian, 1);

      assertThat(ended.sentence()).contains("leads as before", "it has errant writes");
      assertConverged(stage, db(1), db(2), db(3), db(4));
    }
  }

  @Test
  void aPrimaryThatDiesWithinIsReplacedByAFailover() {
    try (var stage = Stage.of(4)) {
      var guardian = stage.guard(Policies.standard());
      stage
          .cluster()
          .troubles()
          .once(
              "hand-over",
              When.DURING,
              () -> {
                stage.cluster().kill(db(1));
                guardian.vote(stage.vote("one", db(1)));
              });

      guardian.switchOver(named(2));
      stage.ended(guardian, 1);
      var failover = stage.ended(guardian, 2);

      assertThat(failover.id().value()).isEqualTo("failover/shop/2");
      assertThat(failover.sentence()).contains("replaced db1:3306");
      var leader = stage.cluster().writable().getFirst();
      assertThat(stage.cluster().followers(leader)).hasSize(2);
      assertThat(stage.cluster().violations()).isEmpty();
      assertThat(stage.cluster().lost().isEmpty()).isTrue();
    }
  }

  @Test
  void aFailoverGoesBeforeASwitchoverThatStillPrepares() {
    try (var stage = Stage.of(4)) {
      var guardian = stage.guard(Policies.standard());
      stage
          .cluster()
          .troubles()
          .once(
              "repoint",
              When.BEFORE,
              () -> {
                stage.cluster().kill(db(1));
                guardian.vote(stage.vote("one", db(1)));
                stumbling("its source is gone").run();
              });

      guardian.switchOver(named(2));
      var switchover = stage.ended(guardian, 1);
      var failover = stage.ended(guardian, 2);

      assertThat(switchover.sentence()).contains("leads as before");
      assertThat(failover.sentence()).contains("replaced db1:3306");
      assertThat(stage.cluster().violations()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "repoint, BEFORE",
    "repoint, AFTER",
    "hand-over, BEFORE",
    "hand-over, DURING",
    "hand-over, AFTER",
    "sweep, BEFORE",
    "observe, BEFORE"
  })
  void aStepThatFailsOnceBeforeOrAfterItsEffectIsTriedAgain(String step, When when) {
    try (var stage = Stage.of(4)) {
      var guardian = stage.guard(Policies.standard());
      stage.cluster().troubles().once(step, when, stumbling("the worker stumbled"));

      guardian.switchOver(BEST);
      var ended = stage.ended(guardian, 1);

      assertThat(ended.sentence()).startsWith("db2:3306 took over from db1:3306");
      assertConverged(stage, db(2), db(1), db(3), db(4));
    }
  }

  @Test
  void aRequiredHookStopsASwitchoverBeforeAnythingIsTouched() {
    try (var stage = Stage.of(3)) {
      var gate = Policies.hook("gate", Hook.Need.REQUIRED, HookEvent.PRE_SWITCHOVER);
      var guardian = stage.guard(Policies.hooks(gate));
      stage.world().breakHook("gate");

      guardian.switchOver(BEST);
      var ended = stage.ended(guardian, 1);

      assertThat(ended.sentence()).contains("nothing was touched", "'gate' failed");
      assertThat(stage.cluster().writable()).containsExactly(db(1));
    }
  }

  @Test
  void aSecondOperationIsRefusedInOneSentence() {
    try (var stage = Stage.of(3)) {
      var guardian = stage.guard(Policies.standard());
      stage
          .cluster()
          .troubles()
          .once(
              "hand-over",
              When.BEFORE,
              () ->
                  assertThatThrownBy(() -> guardian.switchOver(BEST))
                      .isInstanceOf(WorkflowUpdateException.class)
                      .hasRootCauseMessage(
                          "message='switchover/shop/1 is under way: wait until it has ended',"
                              + " type='Busy', nonRetryable=true"));

      guardian.switchOver(BEST);
      var ended = stage.ended(guardian, 1);

      assertThat(ended.sentence()).contains("took over");
      assertThat(guardian.state().operations()).hasSize(1);
    }
  }

  private static SwitchoverCommand named(int number) {
    return new SwitchoverCommand(new Target.Named(db(number)), "ada", "new kernel");
  }
}
