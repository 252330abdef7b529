package understudy.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import understudy.topology.ClusterName;
import understudy.topology.InstanceAddress;
import understudy.topology.Observation;
import understudy.topology.Silent;
import understudy.topology.diagnosis.Diagnosis;

final class NoiseTest {
  @Test
  void aNoisyNetworkRaisesNothingWrong() {
    var seed = Long.getLong("seed", System.nanoTime());
    System.out.println("noise seed: " + seed);
    try (var scene = new Scene(Scene.usual())) {
      scene.watchWell("shop", scene.world.cluster("db1", "db2", "db3", "db4"));
      scene.world.weather = noise(new Random(seed));
      scene.looks(25);
      scene.world.weather = _ -> Optional.empty();
      scene.awaits("shop", Diagnosis.Healthy.class);
      assertThat(scene.detector.counters().suspicions()).isPositive();
      assertThat(scene.verdicts).as("with seed %d", seed).isEmpty();
    }
  }

  @Test
  void aHungServerDelaysNeitherTheOthersNorTheVerdict() {
    try (var scene = new Scene(Scene.hasty())) {
      scene.watchWell("shop", scene.world.cluster("db1", "db2", "db3", "db4"));
      scene.world.hang("db4");
      Scene.await("db4 is silent", () -> isSilent(scene, "db4"));
      var before = scene.detector.counters().probes();
      Scene.await("the others go on", () -> scene.detector.counters().probes() > before + 60);
      assertThat(isSilent(scene, "db2")).isFalse();
      scene.world.kill("db1");
      Scene.await("verdict", () -> !scene.verdicts.isEmpty());
      assertThat(scene.verdicts.getFirst().diagnosis())
          .isInstanceOf(Diagnosis.PrimaryAndSomeReplicasDead.class);
    }
  }

  @Test
  void aListenerThatBlocksOrFailsDoesNotStopTheEyes() {
    var world = new World();
    var never = new CountDownLatch(1);
    var told = new CopyOnWriteArrayList<Sighting>();
    Alarm blocked = _ -> awaitQuietly(never);
    Sightings failsAtFirst =
        sighting -> {
          told.add(sighting);
          if (told.size() == 1) {
            throw new IllegalStateException("the engine is away");
          }
        };
    var voice = new Voice(blocked, failsAtFirst);
    try (var detector = new Detector(world.eyes(), voice, world.clock, Scene.hasty())) {
      detector.start();
      detector.watch(new ClusterName("shop"), world.cluster("db1", "db2", "db3"));
      Scene.await("told again", () -> told.size() == 2);
      world.kill("db1");
      Scene.await("verdicts", () -> detector.counters().verdicts() >= 2);
      never.countDown();
    }
  }

  private static World.Weather noise(Random random) {
    var reasons = List.of(Silent.Reason.TIMED_OUT, Silent.Reason.BROKEN, Silent.Reason.UNREACHABLE);
    return _ -> {
      synchronized (random) {
        return random.nextInt(100) < 40
            ? Optional.of(reasons.get(random.nextInt(reasons.size())))
            : Optional.empty();
      }
    };
  }

  private static boolean isSilent(Scene scene, String address) {
    Optional<Observation> newest =
        scene
            .detector
            .snapshot(Scene.name("shop"))
            .flatMap(it -> it.of(InstanceAddress.parse(address)));
    return newest.filter(Silent.class::isInstance).isPresent();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
