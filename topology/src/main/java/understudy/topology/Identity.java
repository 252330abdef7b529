package understudy.topology;

import java.util.Objects;

/** Who an instance is: its UUID, server id, version, and the addresses that it gives itself. */
public record Identity(ServerUuid uuid, long serverId, Version version, Names names) {
  public Identity {
    names = Objects.requireNonNullElse(names, Names.UNKNOWN);
  }
}
