package understudy.detector;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import understudy.topology.ClusterName;

/**
 * Speaks for one cluster: verdicts whenever they are reached; sightings when they differ, and again
 * for as long as the guardian has not taken them in (it may have been busy), ever more seldom.
 */
final class Herald {
  private static final int MOST_DOUBLINGS = 5;

  private final Tally tally;
  private final Duration patience;
  private final Outbox<Verdict> verdicts;
  private final Outbox<Sighting> sightings;
  private volatile @Nullable Told told;

  /** What was told, when and how often. */
  private record Told(Sighting sighting, long nanos, int times) {
    static Told first(Sighting sighting) {
      return new Told(sighting, System.nanoTime(), 1);
    }

    Told again(Sighting newer) {
      return new Told(newer, System.nanoTime(), times + 1);
    }

    boolean isOlderThan(Duration patience) {
      var doublings = Math.min(times - 1, MOST_DOUBLINGS);
      return System.nanoTime() - nanos > patience.toNanos() << doublings;
    }
  }

  /**
   * A herald that has said nothing yet.
   *
   * @param patience how long the guardian has to take in a sighting before it is told again
   */
  Herald(ClusterName cluster, Voice voice, Tally tally, Duration patience) {
    this.tally = tally;
    this.patience = patience;
    // A verdict that is not delivered is reached again soon, and by then it is a newer one.
    this.verdicts = new Outbox<>("alarm " + cluster, voice.alarm()::raise, _ -> {});
    this.sightings = new Outbox<>("sighting " + cluster, voice.sightings()::tell, _ -> told = null);
  }

  void alarm(Verdict verdict) {
    tally.alarmed();
    verdicts.post(verdict);
  }

  /**
   * Tells what is seen, unless that was told and is known.
   *
   * @param written what the guardian last wrote down
   */
  void tell(Sighting sighting, ClusterKnowledge written) {
    var before = told;
    if (before == null || !sighting.tellsTheSameAs(before.sighting())) {
      say(Told.first(sighting));
    } else if (!sighting.isTakenIn(written) && before.isOlderThan(patience)) {
      say(before.again(sighting));
    }
  }

  private void say(Told now) {
    told = now;
    tally.sighted();
    sightings.post(now.sighting());
  }
}
