package understudy.detector;

import org.jspecify.annotations.Nullable;
import understudy.topology.ClusterName;

/** Speaks for one cluster: verdicts whenever they are reached, sightings only when they differ. */
final class Herald {
  private final Tally tally;
  private final Outbox<Verdict> verdicts;
  private final Outbox<Sighting> sightings;
  private volatile @Nullable Sighting told;

  Herald(ClusterName cluster, Voice voice, Tally tally) {
    this.tally = tally;
    // A verdict that is not delivered is reached again soon, and by then it is a newer one.
    this.verdicts = new Outbox<>("alarm " + cluster, voice.alarm()::raise, _ -> {});
    this.sightings = new Outbox<>("sighting " + cluster, voice.sightings()::tell, _ -> told = null);
  }

  void alarm(Verdict verdict) {
    tally.alarmed();
    verdicts.post(verdict);
  }

  void tell(Sighting sighting) {
    var before = told;
    if (before == null || !sighting.tellsTheSameAs(before)) {
      told = sighting;
      tally.sighted();
      sightings.post(sighting);
    }
  }
}
