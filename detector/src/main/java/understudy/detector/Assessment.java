package understudy.detector;

import java.time.Instant;
import java.util.List;
import understudy.topology.diagnosis.Diagnosis;

/**
 * The latest diagnosis of a cluster, for display.
 *
 * @param at when the observations behind it were complete
 * @param notes what the detector did or left undone about it, and why, one sentence each
 */
public record Assessment(Instant at, Diagnosis diagnosis, List<String> notes) {
  public Assessment {
    notes = List.copyOf(notes);
  }
}
