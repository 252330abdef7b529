package understudy.topology.gtid;

import java.util.Locale;
import java.util.regex.Pattern;
import understudy.topology.Printable;
import understudy.topology.ServerUuid;

/** A MySQL server, and a tag (8.3 and later), or an empty one. */
public record TaggedServer(ServerUuid server, String tag) implements TransactionSource {
  private static final Pattern TAG = Pattern.compile("|[a-z_][a-z0-9_]{0,31}");

  public TaggedServer {
    tag = tag.toLowerCase(Locale.ROOT);
    if (!TAG.matcher(tag).matches()) {
      throw new IllegalArgumentException("'%s' is no GTID tag".formatted(Printable.of(tag)));
    }
  }

  int compareTo(TaggedServer other) {
    var order = server.compareTo(other.server);
    return order == 0 ? tag.compareTo(other.tag) : order;
  }

  @Override
  public String toString() {
    return tag.isEmpty() ? server.value() : server + ":" + tag;
  }
}
