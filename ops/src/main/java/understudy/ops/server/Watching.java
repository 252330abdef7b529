package understudy.ops.server;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import understudy.detector.ClusterKnowledge;
import understudy.detector.Detector;
import understudy.topology.ClusterName;
import understudy.workflows.guardian.Deposed;
import understudy.workflows.guardian.GuardianState;

/** Keeps the detector's knowledge of each cluster what the guardian last wrote down. */
final class Watching {
  private static final Duration STALE = Duration.ofSeconds(10);

  private final Detector detector;
  private final AtomicReference<Progress> progress =
      new AtomicReference<>(new Progress(0, Instant.EPOCH));

  /** How many probes had ended, and since when there were no more. */
  private record Progress(long probes, Instant since) {}

  Watching(Detector detector) {
    this.detector = detector;
  }

  /** The guardian of a cluster wrote down something new. */
  void follow(GuardianState state) {
    detector.watch(
        state.cluster(),
        new ClusterKnowledge(
            state.primary(),
            state.members(),
            state.deposed().stream().map(Deposed::instance).toList(),
            state.particulars()));
  }

  /** The guardian of a cluster is gone for good. */
  void leave(ClusterName cluster) {
    detector.forget(cluster);
  }

  /** Whether probes end; with nothing to probe, whether it could. */
  boolean isAlive(Instant now) {
    var probes = detector.counters().probes();
    var latest =
        progress.updateAndGet(
            before -> before.probes() == probes ? before : new Progress(probes, now));
    return detector.clusters().isEmpty() || latest.since().isAfter(now.minus(STALE));
  }
}
