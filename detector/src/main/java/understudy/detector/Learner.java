package understudy.detector;

import java.time.Duration;
import java.util.List;
import understudy.topology.InstanceAddress;
import understudy.topology.trait.Reply;

/**
 * Asks an instance what no probe asks. Nothing here throws; all returns within the deadline or a
 * little after it.
 */
public interface Learner {
  /** Puts a query of the settings to it. */
  Reply ask(InstanceAddress instance, String query, Duration deadline);

  /** The accounts that it replicates with. */
  List<String> replicationUsers(InstanceAddress instance, Duration deadline);

  /** The name by which it is to be known; the one it was found by where it has no other. */
  InstanceAddress properName(InstanceAddress found, Duration deadline);
}
