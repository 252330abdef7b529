package understudy.detector;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import understudy.topology.diagnosis.Diagnosis;

/**
 * The latest diagnosis of a cluster, for display.
 *
 * @param at when the observations behind it were complete
 * @param withheld why no alarm is raised although the primary seems lost: it may be our own network
 * @param notes what the detector did or left undone about it, and why, one sentence each
 */
public record Assessment(
    Instant at, Diagnosis diagnosis, List<String> notes, Optional<String> withheld) {
  public Assessment {
    notes = List.copyOf(notes);
  }
}
