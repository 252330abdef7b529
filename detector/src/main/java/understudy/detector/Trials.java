package understudy.detector;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import understudy.topology.InstanceAddress;
import understudy.topology.Observation;
import understudy.topology.Seen;
import understudy.topology.Silent;
import understudy.topology.WriteTrial;

/**
 * The trial writes to one primary, one after the other; never a second before the first came back.
 */
final class Trials {
  private static final Logger LOG = LoggerFactory.getLogger(Trials.class);

  private final InstanceAddress primary;
  private final WriteProbe.Plan plan;
  private final Time time;
  private volatile @Nullable WriteTrial latest;
  private volatile @Nullable Long pendingSince;
  private String obstacle = "";

  Trials(InstanceAddress primary, WriteProbe.Plan plan, Time time) {
    this.primary = primary;
    this.plan = plan;
    this.time = time;
  }

  /** Goes on until its thread is interrupted. */
  void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        pendingSince = time.nanos();
        switch (attempt()) {
          case WriteProbe.Outcome.Tried tried -> latest = tried.trial();
          case WriteProbe.Outcome.Inconclusive inconclusive -> hindered(inconclusive.reason());
        }
        pendingSince = null;
        time.rest(plan.every());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private WriteProbe.Outcome attempt() throws InterruptedException {
    try {
      return plan.probe().write(primary);
    } catch (RuntimeException unforeseen) {
      LOG.error("The trial write to {} failed in a way that it should not", primary, unforeseen);
      return new WriteProbe.Outcome.Inconclusive(unforeseen.toString());
    }
  }

  private void hindered(String reason) {
    latest = null;
    if (!reason.equals(obstacle)) {
      obstacle = reason;
      LOG.warn("No trial write to {}, which tells nothing about it: {}", primary, reason);
    }
  }

  /** What an observation is with what trial writes found out beside it. */
  Observation beside(Observation observation) {
    return switch (observation) {
      case Seen seen when seen.instance().equals(primary) ->
          outcome().<Observation>map(seen::withWrite).orElse(seen);
      case Seen seen -> seen;
      case Silent silent -> silent;
    };
  }

  private Optional<WriteTrial> outcome() {
    var since = pendingSince;
    if (since != null) {
      var waited = Duration.ofNanos(time.nanos() - since);
      if (waited.compareTo(plan.deadline()) > 0) {
        return Optional.of(new WriteTrial(WriteTrial.Result.PENDING, waited, Optional.empty()));
      }
    }
    return Optional.ofNullable(latest);
  }
}
