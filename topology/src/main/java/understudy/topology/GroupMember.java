package understudy.topology;

/** One member of a replication group. */
public record GroupMember(ServerUuid uuid, InstanceAddress instance, State state, Role role) {
  /** Whether it takes the group's writes. */
  public boolean leads() {
    return role == Role.PRIMARY && state == State.ONLINE;
  }

  /** {@code MEMBER_STATE}. */
  public enum State {
    ONLINE,
    RECOVERING,
    UNREACHABLE,
    ERROR,
    OFFLINE
  }

  /** {@code MEMBER_ROLE}. */
  public enum Role {
    PRIMARY,
    SECONDARY,
    /** Not told: it is not online. */
    NONE
  }
}
