package understudy.detector;

import java.time.Duration;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import understudy.topology.Observation;
import understudy.topology.Seen;
import understudy.topology.Silent;

/** Counts what all threads of a detector do. */
final class Tally {
  private final LongAdder probes = new LongAdder();
  private final LongAdder silent = new LongAdder();
  private final LongAdder suspicions = new LongAdder();
  private final LongAdder nudges = new LongAdder();
  private final LongAdder verdicts = new LongAdder();
  private final LongAdder sightings = new LongAdder();
  private final LongAccumulator slowest = new LongAccumulator(Math::max, 0);
  private final LongAccumulator latest = new LongAccumulator(Math::max, 0);

  void probed(Observation observation, long nanos) {
    probes.increment();
    switch (observation) {
      case Seen _ -> slowest.accumulate(nanos);
      case Silent _ -> silent.increment();
    }
  }

  void suspected() {
    suspicions.increment();
  }

  void nudged() {
    nudges.increment();
  }

  void alarmed() {
    verdicts.increment();
  }

  void sighted() {
    sightings.increment();
  }

  void began(long nanosLate) {
    latest.accumulate(nanosLate);
  }

  Counters read() {
    return new Counters(
        probes.sum(),
        silent.sum(),
        suspicions.sum(),
        nudges.sum(),
        verdicts.sum(),
        sightings.sum(),
        Duration.ofNanos(slowest.get()),
        Duration.ofNanos(latest.get()));
  }
}
