package understudy.web.cluster;

import understudy.topology.Snapshot;
import understudy.topology.diagnosis.Diagnosis;
import understudy.workflows.guardian.GuardianState;

/**
 * One cluster from both sides: what its guardian remembers and what the detector sees.
 *
 * @param guardian as it was last heard, which is old while the engine is down
 */
public record ClusterView(GuardianState guardian, Sight sight) {
  /** What the detector sees of a cluster. */
  public sealed interface Sight {}

  /** Its latest reading, and what that means. */
  public record Watched(Snapshot snapshot, Diagnosis diagnosis) implements Sight {}

  /** Nothing yet, or nothing any more; the reason in one clause. */
  public record Unwatched(String reason) implements Sight {}
}
