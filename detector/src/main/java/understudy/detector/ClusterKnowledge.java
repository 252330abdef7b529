package understudy.detector;

import java.util.List;
import java.util.stream.Stream;
import understudy.topology.InstanceAddress;
import understudy.topology.trait.Particulars;

/**
 * What is known of a cluster before looking.
 *
 * @param primary who leads it as far as is known
 * @param members at least one; the primary is always made one of them
 * @param deposed former primaries that are no healthy replica yet: watched, so that their return is
 *     told
 * @param particulars what is known besides replication; those forgotten in it are passed over
 */
public record ClusterKnowledge(
    InstanceAddress primary,
    List<InstanceAddress> members,
    List<InstanceAddress> deposed,
    Particulars particulars) {
  public ClusterKnowledge {
    members =
        Stream.concat(
                Stream.of(primary),
                members.stream().filter(it -> !particulars.forgotten().contains(it)))
            .distinct()
            .sorted()
            .toList();
    deposed = deposed.stream().distinct().sorted().toList();
  }

  /** A cluster of which nothing is known besides replication. */
  public ClusterKnowledge(
      InstanceAddress primary, List<InstanceAddress> members, List<InstanceAddress> deposed) {
    this(primary, members, deposed, Particulars.NONE);
  }

  /** Every instance that must be watched. */
  List<InstanceAddress> watched() {
    if (deposed.isEmpty()) {
      return members;
    }
    return Stream.concat(members.stream(), deposed.stream()).distinct().sorted().toList();
  }

  ClusterKnowledge withMembers(List<InstanceAddress> more) {
    return new ClusterKnowledge(
        primary, Stream.concat(members.stream(), more.stream()).toList(), deposed, particulars);
  }

  ClusterKnowledge without(InstanceAddress instance) {
    return new ClusterKnowledge(
        primary,
        members.stream().filter(member -> !member.equals(instance)).toList(),
        deposed.stream().filter(member -> !member.equals(instance)).toList(),
        particulars);
  }

  /** The same cluster led by another member; the one that led it is watched for its return. */
  ClusterKnowledge ledBy(InstanceAddress successor) {
    return new ClusterKnowledge(
        successor,
        members,
        Stream.concat(deposed.stream(), Stream.of(primary))
            .filter(instance -> !instance.equals(successor))
            .toList(),
        particulars);
  }
}
