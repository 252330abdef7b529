package understudy.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import understudy.topology.ClusterName;

final class ManyInstancesTest {
  private static final int CLUSTERS = 1000;
  private static final int INSTANCES = 4 * CLUSTERS;

  @Test
  void thousandsOfInstancesAreEachLookedAtEverySecond() {
    try (var scene = new Scene(DetectorSettings.DEFAULT)) {
      for (var i = 0; i < CLUSTERS; i++) {
        var name = String.format(Locale.ROOT, "c%04d", i);
        scene.detector.watch(
            new ClusterName(name),
            scene.world.cluster(name + "-1", name + "-2", name + "-3", name + "-4"));
      }
      Scene.await("first probes", () -> scene.detector.counters().probes() > INSTANCES);
      var begun = System.nanoTime();
      var before = scene.detector.counters().probes();
      // A primary is asked four times a second and each of its three replicas once.
      var wanted = before + 5L * 7 * CLUSTERS;
      Scene.await("five seconds of probes", () -> scene.detector.counters().probes() >= wanted);
      var seconds = (System.nanoTime() - begun) / 1e9;
      System.out.println("5 s of probes in " + seconds + " s: " + scene.detector.counters());
      assertThat(seconds).isLessThan(10);
      assertThat(scene.verdicts).isEmpty();
    }
  }
}
