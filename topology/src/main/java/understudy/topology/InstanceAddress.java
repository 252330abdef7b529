package understudy.topology;

import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Pattern;

/** Where an instance listens: a host name or IP address, and a port. */
public record InstanceAddress(String host, int port) implements Comparable<InstanceAddress> {
  /** MySQL's own port, meant where none is given. */
  public static final int DEFAULT_PORT = 3306;

  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]{0,253})|[0-9a-fA-F:.%]+");
  private static final Pattern TEXT =
      Pattern.compile("(?:\\[(?<six>[^\\]]+)]|(?<host>[^:\\[\\]]+))(?::(?<port>[0-9]{1,5}))?");
  private static final Comparator<InstanceAddress> ORDER =
      Comparator.comparing(InstanceAddress::host).thenComparingInt(InstanceAddress::port);

  public InstanceAddress {
    if (!HOST.matcher(host).matches()) {
      throw new IllegalArgumentException(
          "'%s' is no host name or IP address".formatted(Printable.of(host)));
    }
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException("port %d is not between 1 and 65535".formatted(port));
    }
    host = host.toLowerCase(Locale.ROOT);
  }

  /**
   * Reads {@code host}, {@code host:port}, {@code [ipv6]} or {@code [ipv6]:port}.
   *
   * @throws IllegalArgumentException with one clear sentence when the text is none of these
   */
  public static InstanceAddress parse(String text) {
    var match = TEXT.matcher(text.strip());
    if (!match.matches()) {
      throw new IllegalArgumentException(
          "'%s' is no address: write host:port".formatted(Printable.of(text)));
    }
    var host = match.group("six") == null ? match.group("host") : match.group("six");
    var port = match.group("port");
    return new InstanceAddress(host, port == null ? DEFAULT_PORT : Integer.parseInt(port));
  }

  @Override
  public int compareTo(InstanceAddress other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return host.contains(":") ? "[" + host + "]:" + port : host + ":" + port;
  }
}
