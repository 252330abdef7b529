package understudy.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import understudy.topology.InstanceAddress;
import understudy.topology.Silent;
import understudy.topology.diagnosis.Diagnosis;

final class BlindnessTest {
  @Test
  void aDetectorThatSeesNobodyRaisesNothing() {
    try (var scene = new Scene(Scene.hasty())) {
      scene.watchWell("shop", scene.world.cluster("a1", "a2", "a3", "a4"));
      scene.watchWell("bank", scene.world.cluster("b1", "b2", "b3", "b4"));
      scene.world.weather = _ -> Optional.of(Silent.Reason.TIMED_OUT);
      scene.awaits("shop", Diagnosis.ClusterSilent.class);
      scene.awaits("bank", Diagnosis.ClusterSilent.class);
      scene.looks(10);
      assertThat(scene.verdicts).isEmpty();
      assertThat(scene.world.nudges).hasValue(0);
      scene.world.weather = _ -> Optional.empty();
      scene.awaits("shop", Diagnosis.Healthy.class);
      scene.awaits("bank", Diagnosis.Healthy.class);
      assertThat(scene.verdicts).isEmpty();
    }
  }

  @Test
  void aDetectorCutOffWithOneReplicaRaisesNothingAndSaysWhy() {
    try (var scene = new Scene(Scene.hasty())) {
      scene.watchWell("shop", scene.world.cluster("a1", "a2", "a3", "a4"));
      cutAllBut(scene, "a2", "a");
      Scene.await("the reason for no alarm", () -> notes(scene).contains("our own network"));
      scene.looks(10);
      assertThat(scene.verdicts).isEmpty();
    }
  }

  @Test
  void whoStillSeesTheOtherClustersKnowsThatItIsNotItsOwnNetwork() {
    try (var scene = new Scene(Scene.hasty())) {
      scene.watchWell("shop", scene.world.cluster("a1", "a2", "a3", "a4"));
      scene.watchWell("bank", scene.world.cluster("b1", "b2", "b3", "b4"));
      cutAllBut(scene, "a2", "a");
      Scene.await("verdict", () -> !scene.verdicts.isEmpty());
      assertThat(scene.verdicts.getFirst().cluster()).isEqualTo(Scene.name("shop"));
    }
  }

  /** The replica that is left lost the primary by the same cut. */
  private static void cutAllBut(Scene scene, String left, String cluster) {
    scene.world.weather =
        instance ->
            instance.host().startsWith(cluster) && !instance.equals(InstanceAddress.parse(left))
                ? Optional.of(Silent.Reason.TIMED_OUT)
                : Optional.empty();
    scene.world.loseSource(left);
  }

  private static String notes(Scene scene) {
    return scene.detector.why(Scene.name("shop")).map(it -> it.notes().toString()).orElse("");
  }
}
