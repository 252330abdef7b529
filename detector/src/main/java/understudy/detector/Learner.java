package understudy.detector;

import java.time.Duration;
import understudy.topology.InstanceAddress;
import understudy.topology.trait.Reply;

/** Puts a query of the settings to an instance. */
@FunctionalInterface
public interface Learner {
  /** Never throws; returns within the deadline or a little after it. */
  Reply ask(InstanceAddress instance, String query, Duration deadline);
}
