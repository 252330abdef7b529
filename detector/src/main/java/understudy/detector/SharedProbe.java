package understudy.detector;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import understudy.topology.InstanceAddress;
import understudy.topology.Observation;
import understudy.topology.Silent;

/** One probe of one instance at a time; who asks meanwhile gets the same answer. */
final class SharedProbe {
  private static final Logger LOG = LoggerFactory.getLogger(SharedProbe.class);

  /** What a probe may need beyond its deadline to say that there was no answer. */
  private static final Duration GRACE = Duration.ofMillis(50);

  private final InstanceAddress instance;
  private final Probe probe;
  private final InstantSource clock;
  private final Tally tally;
  private final AtomicReference<@Nullable FutureTask<Observation>> underWay =
      new AtomicReference<>();

  SharedProbe(InstanceAddress instance, Probe probe, InstantSource clock, Tally tally) {
    this.instance = instance;
    this.probe = probe;
    this.clock = clock;
    this.tally = tally;
  }

  /** Asks, or waits for the answer to a question already asked, no longer than the deadline. */
  Observation ask(Duration deadline) throws InterruptedException {
    var mine = new FutureTask<>(() -> guarded(deadline));
    var other = underWay.compareAndExchange(null, mine);
    if (other != null) {
      return await(other, deadline);
    }
    Thread.ofVirtual().name("probe " + instance).start(() -> run(mine));
    return await(mine, deadline);
  }

  private void run(FutureTask<Observation> question) {
    try {
      question.run();
    } finally {
      underWay.set(null);
    }
  }

  private Observation await(FutureTask<Observation> answer, Duration deadline)
      throws InterruptedException {
    try {
      return answer.get(deadline.plus(GRACE).toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException _) {
      return new Silent(
          instance,
          clock.instant(),
          Silent.Reason.TIMED_OUT,
          "the probe itself has not come back within %d ms".formatted(deadline.toMillis()));
    } catch (ExecutionException failed) {
      throw new IllegalStateException("a probe that never throws threw", failed);
    }
  }

  private Observation guarded(Duration deadline) {
    var begun = System.nanoTime();
    var observation = answer(deadline);
    tally.probed(observation, System.nanoTime() - begun);
    return observation;
  }

  private Observation answer(Duration deadline) {
    try {
      return probe.probe(instance, deadline);
    } catch (RuntimeException unforeseen) {
      // Our own fault proves nothing about the server, so it must never look like a dead one.
      LOG.error("The probe of {} failed in a way that it should not", instance, unforeseen);
      return new Silent(instance, clock.instant(), Silent.Reason.UNREADABLE, unforeseen.toString());
    }
  }
}
