package understudy.ops.server;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import understudy.detector.ClusterKnowledge;
import understudy.detector.Detector;
import understudy.ops.host.OpenFiles;
import understudy.topology.ClusterName;
import understudy.topology.InstanceAddress;
import understudy.workflows.guardian.Deposed;
import understudy.workflows.guardian.GuardianState;

/** Keeps the detector's knowledge of each cluster what the guardian last wrote down. */
final class Watching {
  private static final Duration STALE = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(Watching.class);

  private final Detector detector;
  private final int held;
  private final AtomicReference<Optional<String>> shortage =
      new AtomicReference<>(Optional.empty());
  private final Consumer<InstanceAddress> letGo;
  private final Map<ClusterName, List<InstanceAddress>> watched = new ConcurrentHashMap<>();
  private final AtomicReference<Progress> progress =
      new AtomicReference<>(new Progress(0, Instant.EPOCH));

  /** How many probes had ended, and since when there were no more. */
  private record Progress(long probes, Instant since) {}

  /**
   * @param held how many connections are kept to each instance
   * @param letGo told each instance that is watched no longer, so that nothing is held open to it
   */
  Watching(Detector detector, int held, Consumer<InstanceAddress> letGo) {
    this.detector = detector;
    this.held = held;
    this.letGo = letGo;
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
    tellShortage();
    remember(
        state.cluster(),
        Stream.concat(state.members().stream(), state.deposed().stream().map(Deposed::instance))
            .toList());
  }

  /** Each instance may need one connection more than is kept: a tripwire, or a new one tried. */
  private void tellShortage() {
    var now = OpenFiles.shortage(detector.instances() * (held + 1L));
    var before = shortage.getAndSet(now);
    if (before.isEmpty()) {
      now.ifPresent(sentence -> LOG.warn("{}; understudy.mysql.held keeps fewer", sentence));
    }
  }

  private void remember(ClusterName cluster, List<InstanceAddress> now) {
    var before = now.isEmpty() ? watched.remove(cluster) : watched.put(cluster, now);
    if (before != null) {
      before.stream().filter(it -> !now.contains(it)).forEach(letGo);
    }
  }

  /** The guardian of a cluster is gone for good. */
  void leave(ClusterName cluster) {
    detector.forget(cluster);
    remember(cluster, List.of());
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
