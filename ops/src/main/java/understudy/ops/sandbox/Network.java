package understudy.ops.sandbox;

import java.util.regex.Pattern;
import understudy.topology.InstanceAddress;

/**
 * The loopback network of a sandbox: server db2 listens on its address 2.
 *
 * @param port of every server, or of the first of those that listen everywhere
 */
public record Network(String prefix, int port, Reach reach) {
  /** Where a server listens. */
  public enum Reach {
    /** On its own address. */
    OWN_ADDRESS,
    /**
     * On every address of this machine, each server on a port of its own: one server then stands
     * for thousands.
     */
    EVERYWHERE
  }

  /** The network that a sandbox has unless told otherwise. */
  public static final String DEFAULT = "127.0.1";

  private static final Pattern PREFIX =
      Pattern.compile("127(\\.(25[0-5]|2[0-4][0-9]|1?[0-9]{1,2})){2}");

  public Network {
    if (!PREFIX.matcher(prefix).matches()) {
      throw new IllegalArgumentException(
          "'%s' is no loopback network: write three numbers, as in 127.0.1".formatted(prefix));
    }
    if (port < 1024 || port > 65535) {
      throw new IllegalArgumentException("port %d is not between 1024 and 65535".formatted(port));
    }
  }

  /** A network whose servers listen on their own addresses only. */
  public Network(String prefix, int port) {
    this(prefix, port, Reach.OWN_ADDRESS);
  }

  public InstanceAddress address(ServerName server) {
    var offset = reach == Reach.EVERYWHERE ? server.number() - 1 : 0;
    return new InstanceAddress(prefix + "." + server.number(), port + offset);
  }

  /** What a server's configuration needs beyond its own address and port; the last word counts. */
  String settings() {
    return reach == Reach.EVERYWHERE
        ? """
        bind-address=*
        max-connections=15000
        innodb-use-native-aio=OFF
        """
        : "";
  }

  /**
   * A group id that only this server's process has, so that the kernel can tell its packets from
   * those of the others: the address itself, read as a number.
   */
  int group(ServerName server) {
    var id = 0;
    for (var part : address(server).host().split("\\.", -1)) {
      id = id << 8 | Integer.parseInt(part);
    }
    return id;
  }
}
