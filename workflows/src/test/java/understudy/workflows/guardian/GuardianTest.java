package understudy.workflows.guardian;

import static org.assertj.core.api.Assertions.assertThat;
import static understudy.workflows.fake.FakeCluster.db;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import understudy.topology.InstanceAddress;
import understudy.topology.Writability;
import understudy.topology.examination.Restraint;
import understudy.topology.gtid.GtidSet;
import understudy.workflows.fake.Policies;
import understudy.workflows.fake.Stage;
import understudy.workflows.fake.Troubles.When;
import understudy.workflows.guardian.Deposed.State;
import understudy.workflows.steps.Failures;

class GuardianTest {
  private static final GtidSet TWO = GtidSet.parse("3e11fa47-71ca-11e1-9e33-c80aa9429562:1-2");

  @Test
  void nothingHappensBeforeAQuorumOfDistinctObserversAgrees() {
    try (var stage = Stage.of(3)) {
      var guardian = stage.guard(Policies.quorum(2));
      stage.cluster().kill(db(1));

      guardian.vote(stage.vote("one", db(1)));
      guardian.vote(stage.vote("one", db(1)));
      var waiting = stage.await(guardian, it -> it.verdict().startsWith("1 of 2 observers"));
      assertThat(waiting.operations()).isEmpty();

      guardian.vote(stage.vote("two", db(1)));
      assertThat(stage.ended(guardian, 1).sentence()).contains("db2:3306 replaced db1:3306");
    }
  }

  @Test
  void aVoteCountsOnlyWithinItsWindow() {
    try (var stage = Stage.of(3)) {
      var guardian = stage.guard(Policies.quorum(2));
      stage.cluster().kill(db(1));

      guardian.vote(stage.vote("one", db(1)));
      stage.engine().sleep(Duration.ofSeconds(6));
      guardian.vote(stage.vote("two", db(1)));

      var state = stage.await(guardian, it -> it.verdict().startsWith("1 of 2 observers"));
      assertThat(state.operations()).isEmpty();
    }
  }

  @Test
  void aVoteAboutSomebodyElseIsIgnoredWithAReason() {
    try (var stage = Stage.of(3)) {
      var guardian = stage.guard(Policies.standard());

      guardian.vote(stage.vote("one", db(2)));

      var state = stage.await(guardian, it -> it.verdict().contains("db1:3306 leads"));
      assertThat(state.operations()).isEmpty();
    }
  }

  @Test
  void aClusterThatOnlyOperatorsMayChangeIsLeftAlone() {
    try (var stage = Stage.of(3)) {
      var guardian = stage.guard(Policies.byHand());
      stage.cluster().kill(db(1));

      guardian.vote(stage.vote("one", db(1)));

      var state = stage.await(guardian, it -> it.verdict().contains("only an operator"));
      assertThat(state.operations()).isEmpty();
      assertThat(state.restraint()).contains(new Restraint.ByHand(db(1)));
    }
  }

  @Test
  void repeatedVotesStartOneFailoverOnly() {
    try (var stage = Stage.of(4)) {
      var guardian = stage.guard(Policies.standard());
      stage.cluster().kill(db(1));

      for (var observer : List.of("one", "two", "three", "one", "two")) {
        guardian.vote(stage.vote(observer, db(1)));
      }
      stage.ended(guardian, 1);
      guardian.vote(stage.vote("three", db(1)));

      var state = stage.await(guardian, it -> it.verdict().contains("db2:3306 leads"));
      assertThat(state.operations()).hasSize(1);
    }
  }

  @Test
  void aSecondFailoverWaitsUntilSomebodyHasLookedAtTheFirst() {
    try (var stage = Stage.of(4)) {
      var guardian = stage.guard(Policies.standard());
      failOver(stage, guardian, db(1), 1);
      // The new primary hands over, and its successor dies: no death of what the failover promoted.
      guardian.sight(sighting(stage, db(3), List.of()));
      stage.cluster().kill(db(3));
      stage.await(guardian, it -> it.primary().equals(db(3)));

      guardian.vote(stage.vote("one", db(3)));
      var blocked = stage.await(guardian, it -> it.verdict().contains("was not acknowledged"));
      assertThat(blocked.operations()).hasSize(1);

      guardian.acknowledge(new Acknowledgement("ada", "seen"));
      guardian.vote(stage.vote("one", db(3)));
      stage.await(guardian, it -> it.operations().size() == 2);
    }
  }

  @Test
  void theDeathOfTheNewPrimaryIsNotBlocked() {
    try (var stage = Stage.of(4)) {
      var guardian = stage.guard(Policies.standard());
      failOver(stage, guardian, db(1), 1);
      failOver(stage, guardian, db(2), 2);

      assertThat(stage.cluster().writable()).containsExactly(db(3));
      assertThat(stage.cluster().followers(db(3))).containsExactly(db(4));
      assertThat(guardian.state().deposed()).hasSize(2);
    }
  }

  @Test
  void aNewPrimaryThatDiesWhileItsFailoverRunsIsReplacedByTheSameOne() {
    try (var stage = Stage.of(5)) {
      var guardian = stage.guard(Policies.standard());
      stage.cluster().kill(db(1));
      stage
          .cluster()
          .troubles()
          .once(
              "promote",
              When.AFTER,
              () ->
                  stage
                      .engine()
                      .registerDelayedCallback(
                          Duration.ofMillis(300),
                          () -> {
                            stage.cluster().kill(db(2));
                            guardian.vote(stage.vote("one", db(2)));
                          }));
      stage.cluster().troubles().always("repoint", When.AFTER, db(5), () -> slow(stage));

      guardian.vote(stage.vote("one", db(1)));
      var ended = stage.ended(guardian, 1);

      assertThat(ended.sentence()).startsWith("db3:3306 replaced db1:3306");
      assertThat(guardian.state().operations()).hasSize(1);
      assertThat(guardian.state().primary()).isEqualTo(db(3));
      assertThat(guardian.state().deposed()).extracting(Deposed::instance).contains(db(1), db(2));
      assertThat(stage.cluster().writable()).containsExactly(db(3));
      assertThat(stage.cluster().followers(db(3))).containsExactly(db(4), db(5));
    }
  }

  private static void slow(Stage stage) {
    if (stage.cluster().followers(db(2)).contains(db(5))) {
      throw Failures.TRANSIENT.retryable("not yet");
    }
  }

  @Test
  void aReturnedPrimaryThatTakesWritesIsClosedAndWhatToDecideIsTold() {
    try (var stage = Stage.of(3)) {
      var guardian = stage.guard(Policies.standard());
      failOver(stage, guardian, db(1), 1);
      stage.cluster().start(db(1));

      guardian.sight(
          sighting(stage, db(2), List.of(new ReturnedPrimary(db(1), Writability.WRITABLE, TWO))));
      var state =
          stage.await(guardian, it -> it.deposed(db(1)).orElseThrow().state() == State.FENCED);

      assertThat(stage.cluster().writable()).containsExactly(db(2));
      assertThat(state.deposed(db(1)).orElseThrow().decision())
          .contains("db1:3306 holds 2 transactions that db2:3306 lacks", "rebuild");
    }
  }

  @Test
  void aFormerPrimaryIsForgottenWhenItIsAHealthyReplicaAgain() {
    try (var stage = Stage.of(3)) {
      var guardian = stage.guard(Policies.standard());
      failOver(stage, guardian, db(1), 1);

      guardian.sight(sighting(stage, db(2), List.of()));
      stage.engine().sleep(Duration.ofSeconds(1));
      assertThat(guardian.state().deposed()).as("silent is not healthy").hasSize(1);

      stage.cluster().start(db(1));
      stage.cluster().chain(db(1), db(2));
      guardian.sight(sighting(stage, db(2), List.of()));
      stage.await(guardian, it -> it.deposed().isEmpty());
    }
  }

  @Test
  void aPrimaryThatChangedOutsideIsAdoptedWithASentence() {
    try (var stage = Stage.of(3)) {
      var guardian = stage.guard(Policies.standard());

      guardian.sight(sighting(stage, db(3), List.of()));

      var state = stage.await(guardian, it -> it.primary().equals(db(3)));
      assertThat(state.verdict()).contains("Understudy did not do that");
    }
  }

  @Test
  void theHistoryStaysBoundedAndNothingIsForgotten() {
    try (var stage = Stage.of(3)) {
      var guardian = stage.guard(Policies.standard());
      failOver(stage, guardian, db(1), 1);
      var run = stage.runOfGuardian();

      for (var vote = 0; vote < 4_000; vote++) {
        guardian.vote(stage.vote("one", db(1)));
      }
      stage.await(guardian, it -> !stage.runOfGuardian().equals(run));

      var state = guardian.state();
      assertThat(state.primary()).isEqualTo(db(2));
      assertThat(state.operations()).hasSize(1);
      assertThat(state.deposed()).hasSize(1);
    }
  }

  private static void failOver(
      Stage stage, GuardianWorkflow guardian, InstanceAddress lost, int number) {
    stage.cluster().kill(lost);
    guardian.vote(stage.vote("one", lost));
    assertThat(stage.ended(guardian, number).sentence()).contains("replaced " + lost);
  }

  private static Sighting sighting(
      Stage stage, InstanceAddress primary, List<ReturnedPrimary> returned) {
    var cluster = stage.cluster();
    return new Sighting(
        "one", cluster.clock(), primary, cluster.members(), cluster.durability(), returned);
  }
}
