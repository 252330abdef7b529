package understudy.workflows.guardian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static understudy.workflows.fake.FakeCluster.SHOP;
import static understudy.workflows.fake.FakeCluster.db;

import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import understudy.topology.InstanceAddress;
import understudy.topology.PromotionRule;
import understudy.topology.trait.Attribute;
import understudy.topology.trait.Origin;
import understudy.topology.trait.Tag;
import understudy.topology.trait.Trait;
import understudy.topology.trait.Traits;
import understudy.workflows.TaskQueue;
import understudy.workflows.WorkflowIds;
import understudy.workflows.fake.Policies;
import understudy.workflows.fake.Stage;
import understudy.workflows.fleet.FleetState;
import understudy.workflows.fleet.FleetWorkflow;
import understudy.workflows.fleet.Registration;

class RegisterTest {
  @Test
  void aForgottenClusterIsGoneFromTheFleetAndItsGuardianHasEnded() {
    try (var stage = Stage.of(3)) {
      var fleet = fleet(stage);
      register(fleet);

      registerOf(stage).retire(new Retirement("ada", "sold"));

      assertThat(fleet.clusters().clusters()).isEmpty();
      stage.client().newUntypedWorkflowStub(WorkflowIds.guardian(SHOP)).getResult(Void.class);
    }
  }

  @Test
  void aForgottenClusterThatIsRegisteredAgainNeverUsesTheNameOfAnOperationTwice() {
    try (var stage = Stage.of(3)) {
      var fleet = fleet(stage);
      register(fleet);
      var guardian =
          stage.client().newWorkflowStub(GuardianWorkflow.class, WorkflowIds.guardian(SHOP));
      stage.cluster().kill(db(1));
      guardian.vote(stage.vote("one", db(1)));
      stage.ended(guardian, 1);
      registerOf(stage).retire(new Retirement("ada", "moved"));
      stage.client().newUntypedWorkflowStub(WorkflowIds.guardian(SHOP)).getResult(Void.class);

      register(fleet);

      assertThat(guardian.state().generation()).isEqualTo(1);
      assertThat(guardian.state().particulars().forgotten()).isEmpty();
    }
  }

  @Test
  void aClusterStaysWhenTheFleetCannotBeTold() {
    try (var stage = Stage.of(3)) {
      var guardian = stage.guard(Policies.standard());

      assertThatThrownBy(() -> registerOf(stage).retire(new Retirement("ada", "sold")))
          .rootCause()
          .hasMessageContaining("the fleet could not be told, so nothing was done");

      assertThat(guardian.state().members()).hasSize(3);
      stage.cluster().kill(db(1));
      guardian.vote(stage.vote("one", db(1)));
      assertThat(stage.ended(guardian, 1).sentence()).contains("replaced db1:3306");
    }
  }

  @Test
  void aForgottenInstanceStaysAwayWhateverDetectorsSeeUntilItIsAskedFor() {
    try (var stage = Stage.of(3)) {
      register(fleet(stage));
      var guardian =
          stage.client().newWorkflowStub(GuardianWorkflow.class, WorkflowIds.guardian(SHOP));

      registerOf(stage).forgetInstance(new InstanceCommand(db(3), "ada"));
      guardian.sight(sighting(stage));

      assertThat(guardian.state().members()).containsExactly(db(1), db(2));
      assertThat(guardian.state().particulars().forgotten()).containsExactly(db(3));

      registerOf(stage).discoverInstance(new InstanceCommand(db(3), "ada"));
      assertThat(guardian.state().members()).containsExactly(db(1), db(2), db(3));
      assertThat(guardian.state().particulars().forgotten()).isEmpty();
    }
  }

  @Test
  void whatCannotBeForgottenIsRefusedWithTheReason() {
    try (var stage = Stage.of(4)) {
      register(fleet(stage));
      stage.cluster().chain(db(4), db(3));

      assertThatThrownBy(() -> forget(stage, db(1)))
          .rootCause()
          .hasMessageContaining("db1:3306 leads shop: forget the cluster, or switch over first");
      assertThatThrownBy(() -> forget(stage, db(3)))
          .rootCause()
          .hasMessageContaining("db4:3306 replicates from db3:3306");
      assertThatThrownBy(() -> forget(stage, InstanceAddress.parse("far")))
          .rootCause()
          .hasMessageContaining("far:3306 is no member of cluster 'shop'");
    }
  }

  @Test
  void aPromotionRuleCountsUntilItsTimeIsOver() {
    try (var stage = Stage.of(3)) {
      var guardian = stage.guard(Policies.standard());
      note(stage, new Note.Said(db(2), Attribute.PROMOTION_RULE, "must-not", hour()));

      var rules = guardian.state().particulars();
      assertThat(rules.rules(stage.cluster().clock())).containsEntry(db(2), PromotionRule.MUST_NOT);
      assertThat(rules.rules(stage.cluster().clock().plus(Duration.ofMinutes(61)))).isEmpty();
    }
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    try (var stage = Stage.of(3)) {
      stage.guard(Policies.standard());
      var never = Optional.<Duration>empty();

      assertThatThrownBy(
              () -> note(stage, new Note.Said(db(2), Attribute.PROMOTION_RULE, "maybe", never)))
          .rootCause()
          .hasMessageContaining("'maybe' is no promotion rule");
      assertThatThrownBy(
              () -> note(stage, new Note.Tagged(db(9), new Tag("old", "", Origin.OPERATOR))))
          .rootCause()
          .hasMessageContaining("db9:3306 is no member");
      assertThatThrownBy(() -> note(stage, new Note.Untagged(db(2), "old")))
          .rootCause()
          .hasMessageContaining("db2:3306 has no tag 'old'");
    }
  }

  @Test
  void whatIsLearnedNeverOverwritesWhatAnOperatorSaid() {
    try (var stage = Stage.of(3)) {
      var guardian = stage.guard(Policies.standard());
      note(stage, new Note.Tagged(db(2), new Tag("rack", "7", Origin.OPERATOR)));
      note(stage, new Note.Named("The shop"));
      var learned = new TreeMap<InstanceAddress, Traits>();
      learned.put(db(2), said(Attribute.DATA_CENTRE, "north"));
      learned.put(InstanceAddress.parse("far"), said(Attribute.DATA_CENTRE, "south"));

      registerOf(stage)
          .describe(
              new Description(
                  "one", stage.cluster().clock(), said(Attribute.ALIAS, "shop-main"), learned));
      var state =
          stage.await(guardian, it -> !it.particulars().sites(stage.cluster().clock()).isEmpty());

      assertThat(state.particulars().alias()).contains("The shop");
      assertThat(state.particulars().of(db(2)).tags()).hasSize(1);
      assertThat(state.particulars().instances()).containsOnlyKeys(db(2));
    }
  }

  private static Traits said(Attribute attribute, String value) {
    return Traits.NONE.with(Trait.of(attribute, value, Origin.QUERY));
  }

  private static Optional<Duration> hour() {
    return Optional.of(Duration.ofHours(1));
  }

  private static void forget(Stage stage, InstanceAddress instance) {
    registerOf(stage).forgetInstance(new InstanceCommand(instance, "ada"));
  }

  private static void note(Stage stage, Note note) {
    registerOf(stage).note(new NoteCommand(note, "ada"));
  }

  private static RegisterWorkflow registerOf(Stage stage) {
    return stage.client().newWorkflowStub(RegisterWorkflow.class, WorkflowIds.guardian(SHOP));
  }

  private static Sighting sighting(Stage stage) {
    var cluster = stage.cluster();
    return new Sighting(
        "one", cluster.clock(), db(1), cluster.members(), cluster.durability(), List.of());
  }

  private static void register(FleetWorkflow fleet) {
    fleet.register(new Registration(SHOP, db(1), Policies.standard(), "ada"));
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
