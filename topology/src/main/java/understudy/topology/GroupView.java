package understudy.topology;

import java.util.List;
import java.util.Optional;

/**
 * A replication group, as one of its members sees it.
 *
 * @param name the group's name, a UUID
 * @param members all that belong to it, the one that tells included
 */
public record GroupView(String name, Mode mode, List<GroupMember> members) {
  public GroupView {
    name = Printable.of(name);
    members = List.copyOf(members);
  }

  /** The member with the given UUID. */
  public Optional<GroupMember> member(ServerUuid uuid) {
    return members.stream().filter(member -> member.uuid().equals(uuid)).findFirst();
  }

  /** The members that lead: one, or all of a group with several primaries. */
  public List<GroupMember> primaries() {
    return members.stream().filter(GroupMember::leads).toList();
  }

  /** How many of its members may take writes. */
  public enum Mode {
    SINGLE_PRIMARY,
    MULTI_PRIMARY
  }
}
