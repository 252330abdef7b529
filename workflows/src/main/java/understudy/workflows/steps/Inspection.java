package understudy.workflows.steps;

import java.util.List;
import understudy.topology.Durability;
import understudy.topology.InstanceAddress;

/** What was found at an address that somebody wants to register. */
public sealed interface Inspection {
  /** A cluster that can be looked after. */
  record Fit(InstanceAddress primary, List<InstanceAddress> members, Durability durability)
      implements Inspection {
    public Fit {
      members = List.copyOf(members);
    }
  }

  /** Something that cannot, with every reason in one clear sentence each. */
  record Unfit(List<String> reasons) implements Inspection {
    public Unfit {
      reasons = List.copyOf(reasons);
    }
  }
}
