package understudy.workflows.operation;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import understudy.topology.InstanceAddress;
import understudy.topology.gtid.GtidSet;
import understudy.workflows.steps.FenceReport.Fence;

/** How a failover ended; its sentence is what an auditor reads first. */
public sealed interface FailoverReport {
  /** The whole in one sentence. */
  String sentence();

  /**
   * A new primary leads.
   *
   * @param leftBehind replicas that could not be made to follow it, with the reason
   * @param remarks what else a person should look at: hooks that failed, deviations
   * @param givenUp transactions that some survivors hold and the new primary could not have;
   *     reports of 0.1.0 name none
   * @param oldPrimary whether the lost one is closed, or must be when it comes back
   */
  record Recovered(
      InstanceAddress lost,
      InstanceAddress promoted,
      Instant writableAt,
      List<InstanceAddress> following,
      List<String> leftBehind,
      List<String> remarks,
      GtidSet givenUp,
      Fence oldPrimary,
      String sentence)
      implements FailoverReport {
    public Recovered {
      following = List.copyOf(following);
      leftBehind = List.copyOf(leftBehind);
      remarks = List.copyOf(remarks);
      givenUp = Objects.requireNonNullElse(givenUp, GtidSet.empty());
    }
  }

  /** On second sight nothing needed to be done. */
  record StoodDown(InstanceAddress primary, String sentence) implements FailoverReport {}

  /** Something had to be done and could not: a person must. */
  record Refused(InstanceAddress lost, List<String> reasons, String sentence)
      implements FailoverReport {
    public Refused {
      reasons = List.copyOf(reasons);
    }
  }
}
