package understudy.detector;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import understudy.topology.InstanceAddress;
import understudy.topology.Observation;
import understudy.topology.Silent;
import understudy.topology.examination.Track;

/**
 * One question to one instance at a time; who asks meanwhile waits for the same answer.
 *
 * <p>Who asks is told soon that there is no answer yet, but the question stays open for longer: an
 * answer that comes late still proves that the instance lives, and how slow it is.
 */
final class SharedProbe {
  private static final Logger LOG = LoggerFactory.getLogger(SharedProbe.class);

  /** How long an answer is waited for that is overdue already. */
  private static final Duration GLANCE = Duration.ofMillis(20);

  private final InstanceAddress instance;
  private final Probe probe;
  private final Consumer<Observation> late;
  private final Means means;
  private final Latency latency;
  private final TrackRecord track;
  private final AtomicReference<@Nullable Question> underWay = new AtomicReference<>();

  /**
   * A probe that has asked nothing yet.
   *
   * @param late told of every answer that nobody waited for any more
   */
  SharedProbe(InstanceAddress instance, Probe probe, Consumer<Observation> late, Means means) {
    this.instance = instance;
    this.probe = probe;
    this.late = late;
    this.means = means;
    this.latency = new Latency(means.settings());
    this.track = new TrackRecord(means.time());
  }

  /** Asks, or waits for the answer to a question already asked, no longer than is usual. */
  Observation ask() throws InterruptedException {
    var mine = new Question();
    var other = underWay.compareAndExchange(null, mine);
    if (other == null) {
      Thread.ofVirtual().name("probe " + instance).start(mine::run);
    }
    return (other == null ? mine : other).await(latency.deadline());
  }

  /** How it has fared over the last minutes. */
  Track track() {
    return track.read();
  }

  private Observation answer() {
    try {
      return probe.probe(instance, means.settings().patience());
    } catch (RuntimeException unforeseen) {
      // Our own fault proves nothing about the server, so it must never look like a dead one.
      LOG.error("The probe of {} failed in a way that it should not", instance, unforeseen);
      return new Silent(
          instance, means.clock().instant(), Silent.Reason.UNREADABLE, unforeseen.toString());
    }
  }

  private static boolean isNews(Observation observation) {
    return !(observation instanceof Silent silent && silent.reason() == Silent.Reason.TIMED_OUT);
  }

  /** One question, from the moment that it is asked. */
  private final class Question {
    private final long asked = System.nanoTime();
    private final FutureTask<Observation> answer = new FutureTask<>(SharedProbe.this::answer);
    private volatile boolean givenUp;

    void run() {
      try {
        answer.run();
        var observation = answer.resultNow();
        latency.took(observation, elapsed());
        keep(observation);
        means.tally().probed(observation, elapsed().toNanos());
        if (givenUp && isNews(observation)) {
          late.accept(observation);
        }
      } finally {
        underWay.set(null);
      }
    }

    Observation await(Duration deadline) throws InterruptedException {
      var left = deadline.minus(elapsed());
      try {
        return answer.get(
            left.compareTo(GLANCE) > 0 ? left.toNanos() : GLANCE.toNanos(), TimeUnit.NANOSECONDS);
      } catch (TimeoutException _) {
        if (answer.isDone()) {
          return answer.resultNow();
        }
        giveUp();
        return new Silent(
            instance,
            means.clock().instant(),
            Silent.Reason.TIMED_OUT,
            "no answer for %d ms".formatted(elapsed().toMillis()));
      } catch (ExecutionException failed) {
        throw new IllegalStateException("a probe that never throws threw", failed);
      }
    }

    private synchronized void giveUp() {
      if (!givenUp) {
        givenUp = true;
        track.missed();
      }
    }

    private synchronized void keep(Observation observation) {
      if (givenUp) {
        track.heardLate(observation, elapsed());
      } else {
        track.heard(observation, elapsed());
      }
    }

    private Duration elapsed() {
      return Duration.ofNanos(System.nanoTime() - asked);
    }
  }
}
