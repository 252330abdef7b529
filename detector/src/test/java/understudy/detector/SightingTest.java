package understudy.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import understudy.topology.Durability;
import understudy.topology.SemiSync;
import understudy.topology.Writability;
import understudy.topology.diagnosis.Diagnosis;
import understudy.topology.gtid.GtidSet;

final class SightingTest {
  private static final String UUID = "11111111-1111-1111-1111-111111111111";

  @Test
  void aWholeClusterIsFoundFromItsPrimary() {
    try (var scene = new Scene(Scene.hasty())) {
      scene.world.cluster("db1", "db2", "db3");
      scene.world.follow("db4", "db2");
      watchOnly(scene, "db1", "db1");
      Scene.await("all four", () -> members(scene) == 4);
    }
  }

  @Test
  void aWholeClusterIsFoundFromALeaf() {
    try (var scene = new Scene(Scene.hasty())) {
      scene.world.cluster("db1", "db2", "db3");
      scene.world.follow("db4", "db2");
      // As far as is known, the leaf leads: what is seen corrects it.
      watchOnly(scene, "db4", "db4");
      Scene.await("all four", () -> members(scene) == 4);
      scene.awaitsSighting("the true primary", it -> it.primary().equals(World.at("db1")));
    }
  }

  @Test
  void aMemberUnderAnotherAddressAndAStrangerAreNotTakenIn() {
    try (var scene = new Scene(Scene.hasty())) {
      var knowledge = scene.world.cluster("db1", "db2");
      var alias = scene.world.follow("db2-by-another-name", "db1");
      alias.uuid = scene.world.server("db2").uuid;
      scene.world.server("db1").namedReplicas.add(scene.world.server("stranger").address);
      scene.world.server("db1").namedReplicas.add(World.at("nowhere"));
      scene.world.follow("db3", "db1");
      scene.watchWell("shop", knowledge);
      Scene.await("the true one", () -> members(scene) == 3);
      scene.looks(20);
      assertThat(scene.sightings.getLast().members())
          .containsExactly(World.at("db1"), World.at("db2"), World.at("db3"));
    }
  }

  @Test
  void whatDoesNotChangeIsToldOnceAndWhatChangesAgain() {
    try (var scene = new Scene(Scene.hasty())) {
      scene.watchWell("shop", scene.world.cluster("db1", "db2", "db3"));
      Scene.await("the first word", () -> scene.sightings.size() == 1);
      scene.looks(20);
      assertThat(scene.sightings).hasSize(1);
      scene.world.server("db1").semiSync =
          new SemiSync(
              SemiSync.Side.ON,
              SemiSync.Side.OFF,
              2,
              Duration.ofDays(1),
              2,
              Optional.empty(),
              Optional.empty());
      Scene.await("the second word", () -> scene.sightings.size() == 2);
      assertThat(scene.sightings.getLast().durability())
          .isEqualTo(new Durability.SemiSynchronous(2, Duration.ofDays(1)));
    }
  }

  @Test
  void aPrimaryThatSomebodyMovedIsFollowedAndTheOldOneWatchedForItsReturn() {
    try (var scene = new Scene(Scene.hasty())) {
      scene.world.server("db1").executed = GtidSet.parse(UUID + ":1-9");
      scene.world.server("db2").executed = GtidSet.parse(UUID + ":1-7");
      scene.watchWell("shop", scene.world.cluster("db1", "db2", "db3"));
      scene.world.kill("db1");
      scene.world.promote("db2", "db3");
      scene.awaitsSighting("db2 leads", it -> it.primary().equals(World.at("db2")));
      scene.awaits("shop", Diagnosis.Healthy.class);
      scene.world.bringBack("db1");
      scene.awaitsSighting("its return", it -> !it.returned().isEmpty());
      assertThat(scene.sightings.getLast().primary()).isEqualTo(World.at("db2"));
      assertThat(scene.sightings.getLast().returned())
          .containsExactly(
              new Returned(World.at("db1"), Writability.WRITABLE, GtidSet.parse(UUID + ":8-9")));
      scene.world.follow("db1", "db2");
      scene.awaitsSighting("its recovery", it -> it.returned().isEmpty());
    }
  }

  @Test
  void aDeposedPrimaryThatIsAwayIsWatchedWithoutBeingMissed() {
    try (var scene = new Scene(Scene.hasty())) {
      var knowledge = scene.world.cluster("db1", "db2", "db3");
      scene.world.server("db0").health = Server.Health.KILLED;
      scene.watchWell(
          "shop",
          new ClusterKnowledge(knowledge.primary(), knowledge.members(), List.of(World.at("db0"))));
      scene.world.bringBack("db0");
      scene.awaitsSighting("its return", it -> !it.returned().isEmpty());
      assertThat(scene.sightings.getLast().members()).doesNotContain(World.at("db0"));
    }
  }

  @Test
  void aDeposedPrimaryThatFollowsAgainIsAMemberAgain() {
    try (var scene = new Scene(Scene.hasty())) {
      var knowledge = scene.world.cluster("db1", "db2", "db3");
      scene.watchWell(
          "shop",
          new ClusterKnowledge(
              knowledge.primary(),
              List.of(World.at("db1"), World.at("db2")),
              List.of(World.at("db3"))));
      scene.awaitsSighting("it follows again", it -> it.members().contains(World.at("db3")));
      assertThat(scene.sightings.getLast().returned()).isEmpty();
    }
  }

  @Test
  void whatTheGuardianDoesNotTakeInIsToldAgainUntilItDoes() {
    try (var scene = new Scene(Scene.hasty())) {
      var knowledge = scene.world.cluster("db1", "db2", "db3");
      var without =
          new ClusterKnowledge(
              knowledge.primary(), List.of(World.at("db1"), World.at("db2")), List.of());
      scene.watchWell("shop", without);
      scene.awaitsSighting("the third", it -> it.members().equals(knowledge.members()));
      var told = scene.sightings.size();
      Scene.await("it is told again", () -> scene.sightings.size() > told + 1);
      scene.detector.watch(Scene.name("shop"), knowledge);
      scene.looks(3);
      var heard = scene.sightings.size();
      scene.looks(40);
      assertThat(scene.sightings).hasSize(heard);
    }
  }

  @Test
  void aFormerPrimaryThatStaysWritableIsToldAgain() {
    try (var scene = new Scene(Scene.hasty())) {
      var knowledge = scene.world.cluster("db1", "db2", "db3");
      scene.world.server("db0").health = Server.Health.KILLED;
      scene.watchWell(
          "shop",
          new ClusterKnowledge(knowledge.primary(), knowledge.members(), List.of(World.at("db0"))));
      scene.world.server("db0").writability = Writability.WRITABLE;
      scene.world.bringBack("db0");
      scene.awaitsSighting("its return", it -> !it.returned().isEmpty());
      var told = scene.sightings.size();
      Scene.await("it is told again", () -> scene.sightings.size() > told);
      scene.world.server("db0").writability = Writability.SUPER_READ_ONLY;
      scene.awaitsSighting(
          "it is closed",
          it -> it.returned().getFirst().writability() == Writability.SUPER_READ_ONLY);
      var heard = scene.sightings.size();
      scene.looks(40);
      assertThat(scene.sightings).hasSize(heard);
    }
  }

  private static void watchOnly(Scene scene, String primary, String member) {
    scene.detector.watch(
        Scene.name("shop"),
        new ClusterKnowledge(World.at(primary), List.of(World.at(member)), List.of()));
  }

  private static int members(Scene scene) {
    return scene.sightings.isEmpty() ? 0 : scene.sightings.getLast().members().size();
  }
}
