package understudy.workflows.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static understudy.workflows.fake.FakeCluster.db;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import understudy.topology.InstanceAddress;
import understudy.workflows.fake.Policies;
import understudy.workflows.fake.Stage;
import understudy.workflows.fake.Troubles.When;
import understudy.workflows.steps.Failures;
import understudy.workflows.steps.Hook;
import understudy.workflows.steps.HookEvent;

class FailoverTest {
  @Test
  void aKilledPrimaryIsReplacedAndAllSurvivorsFollow() {
    try (var stage = Stage.of(4)) {
      var guardian = stage.guard(Policies.standard());
      stage.cluster().kill(db(1));

      guardian.vote(stage.vote("one", db(1)));
      var ended = stage.ended(guardian, 1);

      assertThat(ended.sentence()).startsWith("db2:3306 replaced db1:3306");
      assertConverged(stage, db(2), db(3), db(4));
      var state = guardian.state();
      assertThat(state.primary()).isEqualTo(db(2));
      assertThat(state.members()).containsExactly(db(2), db(3), db(4));
      assertThat(state.deposed()).hasSize(1);
      assertThat(stage.world().archived()).hasSize(1);
    }
  }

  @Test
  void onlyTwoHopsLieBeforeTheFirstWrite() {
    try (var stage = Stage.of(4)) {
      var guardian = stage.guard(Policies.standard());
      stage.cluster().kill(db(1));

      guardian.vote(stage.vote("one", db(1)));
      stage.ended(guardian, 1);

      var acts = stage.cluster().log().stream().filter(it -> !it.startsWith("observe")).toList();
      assertThat(acts.subList(0, 2)).containsExactlyInAnyOrder("freeze db1:3306", "fence db1:3306");
      assertThat(acts.subList(2, 5))
          .containsExactlyInAnyOrder("promote db2:3306", "repoint db3:3306", "repoint db4:3306");
    }
  }

  @Test
  void aFrozenPrimaryIsReplaced() {
    try (var stage = Stage.of(3)) {
      var guardian = stage.guard(Policies.standard());
      stage.cluster().freeze(db(1));

      guardian.vote(stage.vote("one", db(1)));
      stage.ended(guardian, 1);

      assertConverged(stage, db(2), db(3));
    }
  }

  @Test
  void aSlowFenceDoesNotHoldUpThePromotion() {
    try (var stage = Stage.of(3)) {
      var promoted = new CountDownLatch(1);
      var inTime = new AtomicBoolean();
      var guardian = stage.guard(Policies.standard());
      stage.cluster().kill(db(1));
      stage.cluster().troubles().once("promote", When.AFTER, promoted::countDown);
      stage
          .cluster()
          .troubles()
          .once("fence", When.BEFORE, () -> inTime.set(Stage.isReached(promoted)));

      guardian.vote(stage.vote("one", db(1)));
      stage.ended(guardian, 1);

      assertThat(inTime).isTrue();
      assertConverged(stage, db(2), db(3));
    }
  }

  @Test
  void aFalseAlarmChangesNothingAndSaysWhy() {
    try (var stage = Stage.of(3)) {
      var guardian = stage.guard(Policies.standard());

      guardian.vote(stage.vote("one", db(1)));
      var ended = stage.ended(guardian, 1);

      assertThat(ended.sentence()).startsWith("nothing was done").contains("db1:3306 leads");
      assertThat(stage.cluster().log()).allMatch(it -> it.startsWith("observe"));
      assertThat(stage.cluster().writable()).containsExactly(db(1));
    }
  }

  @Test
  void withoutAnEligibleReplicaAllIsThawedAndEveryReasonIsTold() {
    try (var stage = Stage.of(3)) {
      var guardian = stage.guard(Policies.never(db(2), db(3)));
      stage.cluster().kill(db(1));

      guardian.vote(stage.vote("one", db(1)));
      var ended = stage.ended(guardian, 1);

      assertThat(ended.sentence())
          .contains("db1:3306 was not replaced", "db2:3306: its promotion rule is must_not");
      assertThat(stage.cluster().log()).contains("thaw db2:3306");
      stage.cluster().start(db(1));
      assertThat(stage.cluster().followers(db(1))).containsExactly(db(2), db(3));
      assertThat(stage.cluster().writable()).containsExactly(db(1));
    }
  }

  @Test
  void aPrimaryThatWokeUpAndWasClosedIsOpenedAgainWhenNobodyElseMayLead() {
    try (var stage = Stage.of(3)) {
      var guardian = stage.guard(Policies.never(db(2), db(3)));
      stage.cluster().freeze(db(1));
      stage.cluster().troubles().once("fence", When.BEFORE, () -> stage.cluster().start(db(1)));

      guardian.vote(stage.vote("one", db(1)));
      stage.ended(guardian, 1);

      assertThat(stage.cluster().writable()).containsExactly(db(1));
      assertThat(stage.cluster().followers(db(1))).containsExactly(db(2), db(3));
    }
  }

  @Test
  void whenTheElectedDiesDuringPromotionTheNextOneLeads() {
    try (var stage = Stage.of(4)) {
      var guardian = stage.guard(Policies.standard());
      stage.cluster().kill(db(1));
      stage.cluster().troubles().once("promote", When.BEFORE, () -> stage.cluster().kill(db(2)));

      guardian.vote(stage.vote("one", db(1)));
      var ended = stage.ended(guardian, 1);

      assertThat(ended.sentence()).startsWith("db3:3306 replaced db1:3306");
      assertConverged(stage, db(3), db(4));
    }
  }

  @Test
  void whatAnotherSurvivorHasMoreOfIsFetchedFirst() {
    try (var stage = Stage.of(3)) {
      var guardian = stage.guard(Policies.never(db(3)));
      stage.cluster().stopReceiver(db(2));
      stage.cluster().write();
      stage.cluster().kill(db(1));
      stage.cluster().startReceiver(db(2));

      guardian.vote(stage.vote("one", db(1)));
      stage.ended(guardian, 1);

      assertThat(stage.cluster().log()).contains("fetch db2:3306");
      assertConverged(stage, db(2), db(3));
    }
  }

  @Test
  void aReplicaThatCanNeverBeRepointedIsLeftBehindAndTold() {
    try (var stage = Stage.of(4)) {
      var guardian = stage.guard(Policies.standard());
      stage.cluster().kill(db(1));
      stage
          .cluster()
          .troubles()
          .always("repoint", When.BEFORE, db(4), stumbling("its disk is slow"));

      guardian.vote(stage.vote("one", db(1)));
      var ended = stage.ended(guardian, 1);

      assertThat(ended.sentence()).contains("1 replicas follow", "left to look at");
      assertConverged(stage, db(2), db(3));
    }
  }

  @Test
  void aReplicaWithMoreThanItsSourceIsLeftBehindAtOnce() {
    try (var stage = Stage.of(4)) {
      var guardian = stage.guard(Policies.standard());
      stage.cluster().writeAlone(db(4));
      stage.cluster().kill(db(1));

      guardian.vote(stage.vote("one", db(1)));
      stage.ended(guardian, 1);

      var tries = stage.cluster().log().stream().filter("repoint db4:3306"::equals).count();
      assertThat(tries).isEqualTo(1);
      assertConverged(stage, db(2), db(3));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "freeze, BEFORE", "freeze, AFTER", "fence, BEFORE", "fence, AFTER", "promote, BEFORE",
    "promote, AFTER", "repoint, BEFORE", "repoint, AFTER", "sweep, BEFORE", "observe, BEFORE"
  })
  void aStepThatFailsOnceBeforeOrAfterItsEffectIsTriedAgain(String step, When when) {
    try (var stage = Stage.of(4)) {
      var guardian = stage.guard(Policies.standard());
      stage.cluster().kill(db(1));
      stage.cluster().troubles().once(step, when, stumbling("the worker stumbled"));

      guardian.vote(stage.vote("one", db(1)));
      var ended = stage.ended(guardian, 1);

      assertThat(ended.sentence()).startsWith("db2:3306 replaced db1:3306");
      assertConverged(stage, db(2), db(3), db(4));
    }
  }

  @Test
  void aRequiredHookStopsAFailoverAndAnOptionalOneDoesNot() {
    try (var stage = Stage.of(3)) {
      var gate = Policies.hook("gate", Hook.Need.REQUIRED, HookEvent.PRE_FAILOVER);
      var page = Policies.hook("page", Hook.Need.OPTIONAL, HookEvent.DETECTION);
      var sorry = Policies.hook("sorry", Hook.Need.OPTIONAL, HookEvent.POST_UNSUCCESSFUL_FAILOVER);
      var guardian = stage.guard(Policies.hooks(gate, page, sorry));
      stage.world().breakHook("gate");
      stage.world().breakHook("page");
      stage.cluster().kill(db(1));

      guardian.vote(stage.vote("one", db(1)));
      var ended = stage.ended(guardian, 1);

      assertThat(ended.sentence()).contains("the required hook 'gate' failed: it said no");
      assertThat(stage.world().hooks()).anyMatch(it -> it.contains("sorry"));
      assertThat(stage.cluster().log()).noneMatch(it -> it.startsWith("freeze"));
    }
  }

  @Test
  void hooksAreToldWhoLeadsNow() {
    try (var stage = Stage.of(3)) {
      var route = Policies.hook("route", Hook.Need.REQUIRED, HookEvent.ROUTE);
      var guardian = stage.guard(Policies.hooks(route));
      stage.cluster().kill(db(1));

      guardian.vote(stage.vote("one", db(1)));
      stage.ended(guardian, 1);

      assertThat(stage.world().hooks())
          .anyMatch(it -> it.contains("lost=db1:3306") && it.contains("promoted=db2:3306"));
    }
  }

  static Runnable refusing(String why) {
    return () -> {
      throw Failures.PRECONDITION.lasting(why);
    };
  }

  static Runnable stumbling(String why) {
    return () -> {
      throw Failures.TRANSIENT.retryable(why);
    };
  }

  static void assertConverged(Stage stage, InstanceAddress primary, InstanceAddress... followers) {
    var cluster = stage.cluster();
    assertThat(cluster.writable()).containsExactly(primary);
    assertThat(cluster.followers(primary)).containsAll(List.of(followers));
    assertThat(cluster.violations()).isEmpty();
    assertThat(cluster.lost().isEmpty()).as("acknowledged writes lost").isTrue();
  }
}
