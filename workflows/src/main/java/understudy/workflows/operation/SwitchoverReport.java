package understudy.workflows.operation;

import java.time.Duration;
import java.util.List;
import understudy.topology.InstanceAddress;

/** How a switchover ended. */
public sealed interface SwitchoverReport {
  /** The whole in one sentence. */
  String sentence();

  /**
   * The successor leads.
   *
   * @param remarks what else a person should look at: hooks that failed, deviations
   * @param gap for which no instance was writable
   */
  record SwitchedOver(
      InstanceAddress old,
      InstanceAddress successor,
      Duration gap,
      List<String> leftBehind,
      List<String> remarks,
      String sentence)
      implements SwitchoverReport {}

  /** The checks found reasons against it; nothing was touched. */
  record Refused(InstanceAddress primary, List<String> reasons, String sentence)
      implements SwitchoverReport {}

  /**
   * It failed before the successor was open; the old primary is writable again and everything is as
   * it was.
   */
  record Undone(InstanceAddress primary, List<String> reasons, String sentence)
      implements SwitchoverReport {}
}
