package understudy.topology.gtid;

import understudy.topology.ServerUuid;

/**
 * A MariaDB server within a replication domain, whose servers all count on from one another's
 * numbers.
 */
public record DomainServer(long domain, long serverId) implements TransactionSource {
  private static final long LARGEST = 0xFFFF_FFFFL;

  public DomainServer {
    if (domain < 0 || domain > LARGEST || serverId < 0 || serverId > LARGEST) {
      throw new IllegalArgumentException(
          "%d-%d is no domain and server of MariaDB".formatted(domain, serverId));
    }
  }

  @Override
  public ServerUuid server() {
    return ServerUuid.ofServerId(serverId);
  }

  int compareTo(DomainServer other) {
    return domain == other.domain
        ? Long.compare(serverId, other.serverId)
        : Long.compare(domain, other.domain);
  }

  @Override
  public String toString() {
    return domain + "-" + serverId;
  }
}
