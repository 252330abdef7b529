package understudy.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import understudy.topology.Silent;
import understudy.topology.diagnosis.Diagnosis;
import understudy.topology.election.LastSeen;
import understudy.topology.gtid.GtidSet;

final class LostPrimaryTest {
  private static final String UUID = "11111111-1111-1111-1111-111111111111";

  @Test
  void aKilledPrimaryIsReportedWithinMilliseconds() {
    var took = new ArrayList<Duration>();
    for (var run = 0; run < 7; run++) {
      try (var scene = new Scene(Scene.usual())) {
        scene.watchWell("shop", scene.world.cluster("db1", "db2", "db3", "db4"));
        var killed = Instant.now();
        scene.world.kill("db1");
        Scene.await("verdict", () -> !scene.verdicts.isEmpty());
        took.add(Duration.between(killed, scene.verdicts.getFirst().at()));
      }
    }
    var median = took.stream().sorted().toList().get(took.size() / 2);
    System.out.println("killed to verdict: " + took);
    assertThat(median).isLessThan(Duration.ofMillis(100));
  }

  @Test
  void theVerdictCarriesItsEvidenceAndWhatThePrimaryLastHad() {
    try (var scene = new Scene(Scene.hasty())) {
      scene.world.server("db1").executed = GtidSet.parse(UUID + ":1-9");
      scene.watchWell("shop", scene.world.cluster("db1", "db2", "db3", "db4"));
      scene.world.kill("db1");
      Scene.await("verdict", () -> !scene.verdicts.isEmpty());
      var verdict = scene.verdicts.getFirst();
      assertThat(verdict.cluster()).isEqualTo(Scene.name("shop"));
      assertThat(verdict.diagnosis()).isInstanceOf(Diagnosis.PrimaryDead.class);
      assertThat(verdict.diagnosis().survivors())
          .containsExactly(World.at("db2"), World.at("db3"), World.at("db4"));
      assertThat(verdict.diagnosis().evidence()).hasSize(4);
      assertThat(verdict.firstSign()).isBeforeOrEqualTo(verdict.at());
      assertThat(verdict.lastSeen())
          .isInstanceOfSatisfying(
              LastSeen.Executed.class,
              it -> assertThat(it.transactions()).isEqualTo(GtidSet.parse(UUID + ":1-9")));
    }
  }

  @Test
  void aVerdictIsRepeatedWhileItHoldsAndNeverInAStorm() {
    try (var scene = new Scene(Scene.hasty())) {
      scene.watchWell("shop", scene.world.cluster("db1", "db2", "db3", "db4"));
      scene.world.kill("db1");
      Scene.await("verdicts", () -> scene.verdicts.size() >= 3);
      var gaps = new ArrayList<Duration>();
      for (var i = 1; i < 3; i++) {
        gaps.add(Duration.between(scene.verdicts.get(i - 1).at(), scene.verdicts.get(i).at()));
      }
      assertThat(gaps).allSatisfy(gap -> assertThat(gap).isGreaterThan(Duration.ofMillis(150)));
      assertThat(scene.verdicts.stream().map(Verdict::firstSign).distinct()).hasSize(1);
    }
  }

  @Test
  void aFrozenPrimaryIsReportedWithinSecondsThoughHeartbeatsAreRare() {
    try (var scene = new Scene(Scene.usual())) {
      var names = List.of("a", "b", "c");
      names.forEach(
          it -> scene.watchWell(it, scene.world.cluster(it + "1", it + "2", it + "3", it + "4")));
      var frozen = Instant.now();
      names.forEach(it -> scene.world.freeze(it + "1"));
      Scene.await(
          "verdicts", () -> scene.verdicts.stream().map(Verdict::cluster).distinct().count() == 3);
      var first =
          scene.verdicts.stream().map(Verdict::at).min(Instant::compareTo).orElse(Instant.MAX);
      System.out.println("frozen to verdict: " + Duration.between(frozen, first));
      assertThat(Duration.between(frozen, first)).isLessThan(Duration.ofMillis(2500));
      assertThat(scene.verdicts)
          .allSatisfy(it -> assertThat(it.diagnosis()).isInstanceOf(Diagnosis.PrimaryFrozen.class));
      assertThat(scene.world.nudges).hasValue(3);
    }
  }

  @Test
  void aFrozenPrimaryIsReportedWithoutANudgeWhereHeartbeatsAreFrequent() {
    try (var scene = new Scene(Scene.usual())) {
      var knowledge = scene.world.cluster("db1", "db2", "db3", "db4");
      knowledge
          .members()
          .forEach(it -> scene.world.server(it.toString()).heartbeatEvery = Duration.ofMillis(500));
      scene.watchWell("shop", knowledge);
      var frozen = Instant.now();
      scene.world.freeze("db1");
      Scene.await("verdict", () -> !scene.verdicts.isEmpty());
      System.out.println(
          "frozen, frequent heartbeats, to verdict: "
              + Duration.between(frozen, scene.verdicts.getFirst().at()));
      assertThat(scene.world.nudges).hasValue(0);
    }
  }

  /** That it has no connection left only a living server says: no admin port is needed to tell. */
  @Test
  void aPrimaryWithoutAFreeConnectionIsAliveThoughEveryReplicaHasLostIt() {
    try (var scene = new Scene(Scene.hasty())) {
      scene.watchWell("shop", scene.world.cluster("db1", "db2", "db3", "db4"));
      scene.world.weather =
          it ->
              it.equals(World.at("db1"))
                  ? Optional.of(Silent.Reason.TOO_MANY_CONNECTIONS)
                  : Optional.empty();
      List.of("db2", "db3", "db4").forEach(scene.world::loseSource);
      scene.awaits("shop", Diagnosis.PrimaryAlive.class);
      scene.looks(40);
      assertThat(scene.verdicts).isEmpty();
      assertThat(scene.world.nudges).hasValue(0);
    }
  }

  @Test
  void aPrimaryThatIsSilentToUsAloneIsNoLoss() {
    try (var scene = new Scene(Scene.hasty())) {
      scene.watchWell("shop", scene.world.cluster("db1", "db2", "db3", "db4"));
      scene.world.cutFromUs("db1");
      Scene.await("a nudge", () -> scene.world.nudges.get() == 1);
      scene.looks(40);
      assertThat(scene.verdicts).isEmpty();
      assertThat(scene.world.nudges).hasValue(1);
      scene.awaits("shop", Diagnosis.PrimaryUnseen.class);
      scene.world.bringBack("db1");
      scene.awaits("shop", Diagnosis.Healthy.class);
    }
  }

  @Test
  void aPrimaryThatDiesWhileItIsUnseenIsLostAfterAll() {
    try (var scene = new Scene(Scene.hasty())) {
      scene.watchWell("shop", scene.world.cluster("db1", "db2", "db3", "db4"));
      scene.world.cutFromUs("db1");
      Scene.await("a nudge", () -> scene.world.nudges.get() == 1);
      scene.world.kill("db1");
      Scene.await("verdict", () -> !scene.verdicts.isEmpty());
    }
  }

  @Test
  void aStalledPrimaryThatGoesOnIsNoLossAndItsLateAnswersCount() {
    try (var scene = new Scene(Scene.usual())) {
      scene.watchWell("shop", scene.world.cluster("db1", "db2", "db3", "db4"));
      scene.world.freeze("db1");
      Scene.await("a reconnection", () -> scene.world.nudges.get() == 1);
      scene.world.thaw("db1");
      scene.awaits("shop", Diagnosis.Healthy.class);
      assertThat(scene.verdicts).isEmpty();
    }
  }

  @Test
  void aPrimaryThatIsFarAwayIsNoLossThoughEveryAnswerComesLate() {
    try (var scene = new Scene(Scene.usual())) {
      scene.watchWell("shop", scene.world.cluster("db1", "db2", "db3", "db4"));
      scene.world.server("db1").latency = Duration.ofMillis(800);
      Scene.await("a first sign", () -> scene.detector.counters().suspicions() > 0);
      scene.looks(20);
      scene.awaits("shop", Diagnosis.Healthy.class);
      assertThat(scene.verdicts).isEmpty();
    }
  }

  @Test
  void theDeathOfAReplicaIsNoLossOfThePrimary() {
    try (var scene = new Scene(Scene.hasty())) {
      scene.watchWell("shop", scene.world.cluster("db1", "db2", "db3", "db4"));
      scene.world.kill("db3");
      scene.world.freeze("db4");
      scene.looks(40);
      assertThat(scene.verdicts).isEmpty();
      assertThat(scene.detector.counters().suspicions()).isZero();
    }
  }

  @Test
  void theNextPrimaryIsWatchedAsSoonAsItIsKnown() {
    try (var scene = new Scene(Scene.hasty())) {
      scene.watchWell("shop", scene.world.cluster("db1", "db2", "db3"));
      scene.world.kill("db1");
      Scene.await("verdict", () -> !scene.verdicts.isEmpty());
      scene.world.promote("db2", "db3");
      scene.detector.update(
          Scene.name("shop"),
          new ClusterKnowledge(
              World.at("db2"), List.of(World.at("db3")), List.of(World.at("db1"))));
      scene.awaits("shop", Diagnosis.Healthy.class);
      scene.world.kill("db2");
      Scene.await(
          "second verdict",
          () ->
              scene.verdicts.stream()
                  .anyMatch(it -> it.diagnosis().primary().equals(World.at("db2"))));
    }
  }
}
