package understudy.topology;

/** Who an instance is: its UUID, server id and version. */
public record Identity(ServerUuid uuid, long serverId, Version version) {}
