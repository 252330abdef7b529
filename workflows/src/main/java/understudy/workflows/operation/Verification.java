package understudy.workflows.operation;

import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.List;
import understudy.topology.Durability;
import understudy.topology.InstanceAddress;
import understudy.topology.Snapshot;
import understudy.topology.convergence.Convergence;
import understudy.topology.convergence.Deviation;
import understudy.topology.diagnosis.Diagnosis;
import understudy.topology.diagnosis.Diagnostician;
import understudy.topology.diagnosis.HealthPolicy;
import understudy.workflows.decision.Decision;

/** Looks whether a cluster has become what an operation promised. */
final class Verification {
  /** Receivers connect and semi-synchronous sides wake up on their own; this long they may take. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Scene scene;
  private final Durability durability;

  /**
   * What was found.
   *
   * @param deviations from what was promised, one sentence each
   */
  record Findings(Diagnosis diagnosis, List<String> deviations) {
    Findings {
      deviations = List.copyOf(deviations);
    }

    String sentence() {
      return deviations.isEmpty()
          ? "all is as it should be: " + diagnosis.sentence()
          : String.join("; ", deviations);
    }
  }

  Verification(Scene scene, Durability durability) {
    this.scene = scene;
    this.durability = durability;
  }

  /** Looks until there is nothing left to say, or patience ends, or the primary is lost. */
  Findings of(
      InstanceAddress primary, List<InstanceAddress> replicas, List<InstanceAddress> instances) {
    var end = Scene.now().plus(PATIENCE);
    while (true) {
      var snapshot = scene.observe(primary, instances);
      var findings =
          Decision.record(
              "verify: is all as it should be?",
              Findings.class,
              Findings::sentence,
              () -> find(snapshot, primary, replicas));
      if (findings.deviations().isEmpty()
          || findings.diagnosis() instanceof Diagnosis.PrimaryLost
          || !Scene.now().isBefore(end)) {
        return findings;
      }
      Workflow.sleep(PAUSE);
    }
  }

  private Findings find(
      Snapshot snapshot, InstanceAddress primary, List<InstanceAddress> replicas) {
    return new Findings(
        Diagnostician.diagnose(snapshot, HealthPolicy.DEFAULT),
        Convergence.deviations(snapshot, primary, replicas, durability).stream()
            .map(Deviation::sentence)
            .toList());
  }
}
