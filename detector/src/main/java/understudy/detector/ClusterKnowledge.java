package understudy.detector;

import java.util.List;
import java.util.stream.Stream;
import understudy.topology.InstanceAddress;

/**
 * What is known of a cluster before looking.
 *
 * @param primary who leads it as far as is known
 * @param members at least one; the primary is always made one of them
 * @param deposed former primaries that are no healthy replica yet: watched, so that their return is
 *     told
 */
public record ClusterKnowledge(
    InstanceAddress primary, List<InstanceAddress> members, List<InstanceAddress> deposed) {
  public ClusterKnowledge {
    members = Stream.concat(Stream.of(primary), members.stream()).distinct().sorted().toList();
    deposed = deposed.stream().distinct().sorted().toList();
  }

  /** Every instance that must be watched. */
  List<InstanceAddress> watched() {
    return Stream.concat(members.stream(), deposed.stream()).distinct().sorted().toList();
  }

  ClusterKnowledge withMembers(List<InstanceAddress> more) {
    return new ClusterKnowledge(
        primary, Stream.concat(members.stream(), more.stream()).toList(), deposed);
  }

  ClusterKnowledge without(InstanceAddress instance) {
    return new ClusterKnowledge(
        primary,
        members.stream().filter(member -> !member.equals(instance)).toList(),
        deposed.stream().filter(member -> !member.equals(instance)).toList());
  }

  /** The same cluster led by another member; the one that led it is watched for its return. */
  ClusterKnowledge ledBy(InstanceAddress successor) {
    return new ClusterKnowledge(
        successor,
        members,
        Stream.concat(deposed.stream(), Stream.of(primary))
            .filter(instance -> !instance.equals(successor))
            .toList());
  }
}
