package understudy.detector;

import java.time.Duration;
import understudy.topology.InstanceAddress;
import understudy.topology.Observation;

/** Asks one instance what it is, once. */
@FunctionalInterface
public interface Probe {
  /**
   * What the instance says of itself, or why it says nothing. Never throws; returns within the
   * deadline or a little after it, whatever the server does; is never called twice at once for the
   * same instance.
   */
  Observation probe(InstanceAddress instance, Duration deadline);
}
