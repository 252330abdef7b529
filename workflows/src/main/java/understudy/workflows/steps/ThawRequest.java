package understudy.workflows.steps;

import java.util.List;
import understudy.topology.InstanceAddress;

/** Start the receivers of the survivors again: nothing came of it. */
public record ThawRequest(Mandate mandate, List<InstanceAddress> survivors) {
  public ThawRequest {
    survivors = List.copyOf(survivors);
  }
}
