package understudy.workflows.guardian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static understudy.workflows.fake.FakeCluster.SHOP;
import static understudy.workflows.fake.FakeCluster.db;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import understudy.topology.InstanceAddress;
import understudy.topology.examination.Restraint;
import understudy.topology.switchover.Target;
import understudy.topology.trait.Downtime;
import understudy.workflows.WorkflowIds;
import understudy.workflows.fake.Policies;
import understudy.workflows.fake.Stage;

/** While the primary, or its cluster, is in downtime, nobody replaces it. */
class DowntimeTest {
  private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

  @Test
  void aPrimaryInDowntimeIsReplacedOnlyWhenItsTimeIsOver() {
    try (var stage = Stage.of(3)) {
      var guardian = stage.guard(Policies.standard());
      begin(stage, Optional.of(db(1)), HALF_AN_HOUR);
      stage.cluster().kill(db(1));

      guardian.vote(stage.vote("one", db(1)));
      var held =
          stage.await(
              guardian, it -> it.verdict().startsWith("db1:3306 is lost and not replaced: db1"));
      assertThat(held.operations()).isEmpty();
      assertThat(held.restraint().orElseThrow()).isInstanceOf(Restraint.InDowntime.class);
      assertThat(StandingOrders.of(held, stage.cluster().clock()).downtimes())
          .extracting(Downtime::reason)
          .containsExactly("kernel update");

      stage.engine().sleep(HALF_AN_HOUR);
      assertThat(StandingOrders.of(held, stage.cluster().clock()).downtimes()).isEmpty();
      guardian.vote(stage.vote("one", db(1)));
      assertThat(stage.ended(guardian, 1).sentence()).contains("db2:3306 replaced db1:3306");
    }
  }

  @Test
  void theDowntimeOfAClusterOutlivesAChangeOfItsPrimaryAndEndsByHand() {
    try (var stage = Stage.of(3)) {
      var guardian = stage.guard(Policies.standard());
      begin(stage, Optional.empty(), HALF_AN_HOUR);
      switchOver(stage, guardian, db(2));
      stage.cluster().kill(db(2));

      guardian.vote(stage.vote("one", db(2)));
      var held = stage.await(guardian, it -> it.verdict().contains("the whole cluster is in down"));
      assertThat(held.operations()).hasSize(1);

      end(stage, Optional.empty());
      guardian.vote(stage.vote("one", db(2)));
      assertThat(stage.ended(guardian, 2).sentence()).contains("replaced db2:3306");
    }
  }

  @Test
  void aReplicaInDowntimeHoldsNothingBackAndIsInDowntimeNoMoreOnceItLeads() {
    try (var stage = Stage.of(3)) {
      var guardian = stage.guard(Policies.standard());
      begin(stage, Optional.of(db(2)), HALF_AN_HOUR);
      begin(stage, Optional.of(db(3)), HALF_AN_HOUR);
      stage.cluster().kill(db(1));

      guardian.vote(stage.vote("one", db(1)));

      assertThat(stage.ended(guardian, 1).sentence()).contains("db2:3306 replaced db1:3306");
      assertThat(guardian.state().particulars().downtimes(stage.cluster().clock()))
          .extracting(Downtime::instance)
          .containsExactly(Optional.of(db(3)));
    }
  }

  @Test
  void aSuccessorThatAnOperatorChoseIsInDowntimeNoMore() {
    try (var stage = Stage.of(3)) {
      var guardian = stage.guard(Policies.standard());
      begin(stage, Optional.of(db(2)), HALF_AN_HOUR);

      switchOver(stage, guardian, db(2));

      assertThat(guardian.state().particulars().downtimes(stage.cluster().clock())).isEmpty();
    }
  }

  @Test
  void whatMakesNoSenseIsRefusedInOneSentence() {
    try (var stage = Stage.of(3)) {
      stage.guard(Policies.standard());

      refused(
          stage,
          new Note.DowntimeBegun(Optional.of(db(9)), "why not", HALF_AN_HOUR),
          "db9:3306 is no member of cluster 'shop'");
      for (var absurd : List.of(Duration.ZERO, HALF_AN_HOUR.negated(), Duration.ofDays(400))) {
        refused(
            stage,
            new Note.DowntimeBegun(Optional.empty(), "why not", absurd),
            "a downtime lasts more than no time and at most a year");
      }
      refused(
          stage,
          new Note.DowntimeBegun(Optional.empty(), " ", HALF_AN_HOUR),
          "the reason of a downtime has 1 to 120 characters");
      refused(stage, new Note.DowntimeEnded(Optional.of(db(1))), "db1:3306 is not in downtime");
      refused(
          stage, new Note.DowntimeEnded(Optional.empty()), "the whole cluster is not in downtime");
    }
  }

  private static void switchOver(Stage stage, GuardianWorkflow guardian, InstanceAddress to) {
    guardian.switchOver(new SwitchoverCommand(new Target.Named(to), "ada", "test"));
    stage.ended(guardian, 1);
    assertThat(guardian.state().primary()).isEqualTo(to);
  }

  private static void begin(Stage stage, Optional<InstanceAddress> instance, Duration lasting) {
    note(stage, new Note.DowntimeBegun(instance, "kernel update", lasting));
  }

  private static void end(Stage stage, Optional<InstanceAddress> instance) {
    note(stage, new Note.DowntimeEnded(instance));
  }

  private static void refused(Stage stage, Note note, String sentence) {
    assertThatThrownBy(() -> note(stage, note)).rootCause().hasMessageContaining(sentence);
  }

  private static void note(Stage stage, Note note) {
    stage
        .client()
        .newWorkflowStub(RegisterWorkflow.class, WorkflowIds.guardian(SHOP))
        .note(new NoteCommand(note, "ada"));
  }
}
