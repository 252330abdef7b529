package understudy.workflows.steps;

import java.util.List;
import java.util.Objects;
import understudy.topology.Durability;
import understudy.topology.InstanceAddress;

/** What was found at an address that somebody wants to register. */
public sealed interface Inspection {
  /**
   * A cluster that can be looked after.
   *
   * @param shared members that replicate from others too, and so may belong to another cluster
   */
  record Fit(
      InstanceAddress primary,
      List<InstanceAddress> members,
      Durability durability,
      List<InstanceAddress> shared)
      implements Inspection {
    public Fit {
      members = List.copyOf(members);
      shared = List.copyOf(Objects.requireNonNullElse(shared, List.of()));
    }

    /** A cluster none of whose members replicates from another as well. */
    public Fit(InstanceAddress primary, List<InstanceAddress> members, Durability durability) {
      this(primary, members, durability, List.of());
    }

    /** The same without some of its members. */
    public Fit without(List<InstanceAddress> others) {
      return new Fit(
          primary,
          members.stream().filter(it -> !others.contains(it)).toList(),
          durability,
          shared);
    }
  }

  /** Something that cannot, with every reason in one clear sentence each. */
  record Unfit(List<String> reasons) implements Inspection {
    public Unfit {
      reasons = List.copyOf(reasons);
    }
  }
}
