package understudy.web.cluster;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import understudy.topology.InstanceAddress;
import understudy.topology.Snapshot;
import understudy.topology.diagnosis.Diagnosis;
import understudy.topology.examination.Examination;
import understudy.topology.examination.ExaminationPolicy;
import understudy.topology.examination.Track;
import understudy.topology.examination.Why;
import understudy.workflows.guardian.GuardianState;
import understudy.workflows.guardian.StandingOrders;

/**
 * One cluster from both sides: what its guardian remembers and what the detector sees.
 *
 * @param guardian as it was last heard, which is old while the engine is down
 */
public record ClusterView(GuardianState guardian, Sight sight) {
  /** All that is wrong with it, as far as it is seen. */
  public Optional<Examination> examination() {
    return sight instanceof Watched watched ? Optional.of(watched.examination()) : Optional.empty();
  }

  /** Why nothing is done about it. */
  public Why why(Instant now) {
    return switch (sight) {
      case Unwatched unwatched -> Why.unwatched(unwatched.reason());
      case Watched watched ->
          Why.of(watched.examination(), watched.doubt(), StandingOrders.of(guardian, now), now);
    };
  }

  /** What the detector sees of a cluster. */
  public sealed interface Sight {}

  /**
   * Its latest reading, and what that means: examined once, however many parts of a page ask.
   *
   * @param doubt why the detector does not trust what it sees
   */
  public record Watched(Snapshot snapshot, Examination examination, Optional<String> doubt)
      implements Sight {
    /**
     * Examines a reading.
     *
     * @param tracks how the probes of its instances fared over the last minutes
     */
    public static Watched of(
        Snapshot snapshot,
        Diagnosis diagnosis,
        Map<InstanceAddress, Track> tracks,
        Optional<String> doubt) {
      return new Watched(
          snapshot, Examination.of(snapshot, diagnosis, ExaminationPolicy.DEFAULT, tracks), doubt);
    }

    Diagnosis diagnosis() {
      return examination.verdict();
    }
  }

  /** Nothing yet, or nothing any more; the reason in one clause. */
  public record Unwatched(String reason) implements Sight {}
}
