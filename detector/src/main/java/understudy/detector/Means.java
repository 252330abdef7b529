package understudy.detector;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import understudy.topology.ClusterName;
import understudy.topology.InstanceAddress;
import understudy.topology.Observation;

/** What the parts of one detector share. */
record Means(
    Eyes eyes,
    Voice voice,
    InstantSource clock,
    DetectorSettings settings,
    Tally tally,
    Neighbours neighbours,
    Inquiry inquiry,
    Time time,
    Ramp ramp,
    Roster roster) {

  /** The clusters beside the one that asks. */
  interface Neighbours {
    /** Whether another cluster has this instance. */
    boolean have(ClusterName asking, InstanceAddress instance);

    /** What was observed in other clusters since then, empty when there is no other cluster. */
    List<Observation> since(ClusterName asking, Instant since);
  }
}
