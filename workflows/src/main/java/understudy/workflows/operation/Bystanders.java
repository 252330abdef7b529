package understudy.workflows.operation;

import java.util.List;
import understudy.topology.InstanceAddress;
import understudy.topology.Seen;
import understudy.topology.Snapshot;
import understudy.topology.membership.Kinship;

/**
 * Members that replicate from others too: neither stopped nor moved, for that would cut the streams
 * of other clusters.
 */
final class Bystanders {
  private Bystanders() {}

  /** One sentence for each whose channel from the old primary somebody must see to. */
  static List<String> remarks(Snapshot snapshot, InstanceAddress old) {
    return snapshot.replicasOf(old).stream()
        .filter(Kinship::hasSeveralSources)
        .map(
            it ->
                "%s replicates from %s and was left as it is: point its channel from %s at the new primary by hand"
                    .formatted(it.instance(), Kinship.sources(it), old))
        .toList();
  }

  /** All that answered and may be stopped and moved. */
  static List<InstanceAddress> others(Snapshot snapshot) {
    return snapshot.seen().stream()
        .filter(it -> !Kinship.hasSeveralSources(it))
        .map(Seen::instance)
        .toList();
  }
}
