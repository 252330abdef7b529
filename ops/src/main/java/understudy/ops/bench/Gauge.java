package understudy.ops.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import understudy.detector.Probe;
import understudy.topology.InstanceAddress;
import understudy.topology.Observation;
import understudy.topology.Seen;
import understudy.topology.Silent;

/** Looks over the shoulder of the detector: when each address was probed and what was seen. */
final class Gauge implements Probe {
  private final Probe probe;
  private final Duration interval;
  private final Map<InstanceAddress, Pulse> pulses = new ConcurrentHashMap<>();
  private final LongAdder probes = new LongAdder();
  private final LongAdder silent = new LongAdder();
  private final LongAccumulator latest = new LongAccumulator(Math::max, 0);
  private final LongAccumulator slowest = new LongAccumulator(Math::max, 0);

  /** One address: when its last probe began, when its position last moved, and what it was. */
  private static final class Pulse {
    private volatile long begun;
    private volatile long moved;
    private volatile Optional<Seen> answer = Optional.empty();
    private volatile Optional<Silent> silence = Optional.empty();
  }

  Gauge(Probe probe, Duration interval) {
    this.probe = probe;
    this.interval = interval;
  }

  @Override
  public Observation probe(InstanceAddress instance, Duration deadline) {
    var pulse = pulses.computeIfAbsent(instance, any -> new Pulse());
    var begun = System.nanoTime();
    if (pulse.begun != 0) {
      latest.accumulate(begun - pulse.begun - interval.toNanos());
    }
    pulse.begun = begun;
    var observation = probe.probe(instance, deadline);
    probes.increment();
    switch (observation) {
      case Seen seen -> note(pulse, seen, begun);
      case Silent none -> {
        silent.increment();
        pulse.silence = Optional.of(none);
      }
    }
    return observation;
  }

  private void note(Pulse pulse, Seen seen, long begun) {
    var now = System.nanoTime();
    slowest.accumulate(now - begun);
    if (!pulse.answer.filter(it -> it.executed().equals(seen.executed())).isPresent()) {
      pulse.moved = now;
    }
    pulse.answer = Optional.of(seen);
  }

  /** Forgets what was counted so far. */
  void reset() {
    probes.reset();
    silent.reset();
    latest.reset();
    slowest.reset();
  }

  long probes() {
    return probes.sum();
  }

  long silent() {
    return silent.sum();
  }

  /** How many addresses have answered at least once. */
  long answered() {
    return pulses.values().stream().filter(it -> it.answer.isPresent()).count();
  }

  /** What the last probe that got no answer met instead. */
  Optional<Silent> lastSilence() {
    return pulses.values().stream()
        .flatMap(it -> it.silence.stream())
        .max(Comparator.comparing(Silent::at));
  }

  /** By how much the time between two probes of one address exceeded the interval, at worst. */
  double worstLateMs() {
    var now = System.nanoTime();
    var waiting =
        pulses.values().stream().mapToLong(it -> now - it.begun - interval.toNanos()).max();
    return FailoverBench.ms(Math.max(latest.get(), waiting.orElse(0)));
  }

  double slowestMs() {
    return FailoverBench.ms(slowest.get());
  }

  /** How long after that moment the position of each of these was first seen moved, in order. */
  List<Double> movedAfterMs(long nanos, List<InstanceAddress> instances) {
    var all = new ArrayList<Double>();
    for (var instance : instances) {
      var pulse = pulses.get(instance);
      if (pulse != null && pulse.moved - nanos > 0) {
        all.add(FailoverBench.ms(pulse.moved - nanos));
      }
    }
    return all.stream().sorted().toList();
  }
}
