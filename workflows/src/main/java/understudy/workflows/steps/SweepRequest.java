package understudy.workflows.steps;

import java.util.List;
import understudy.topology.InstanceAddress;

/** End the sessions of this operation on these instances, as far as they can be reached. */
public record SweepRequest(Mandate mandate, List<InstanceAddress> members) {
  public SweepRequest {
    members = List.copyOf(members);
  }
}
