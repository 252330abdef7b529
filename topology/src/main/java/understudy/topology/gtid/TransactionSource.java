package understudy.topology.gtid;

import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Pattern;
import understudy.topology.Printable;
import understudy.topology.ServerUuid;

/**
 * Where transactions come from: the server that first executed them, and a tag (8.3 and later), or
 * an empty one.
 */
public record TransactionSource(ServerUuid server, String tag)
    implements Comparable<TransactionSource> {
  private static final Pattern TAG = Pattern.compile("|[a-z_][a-z0-9_]{0,31}");
  private static final Comparator<TransactionSource> ORDER =
      Comparator.comparing(TransactionSource::server).thenComparing(TransactionSource::tag);

  public TransactionSource {
    tag = tag.toLowerCase(Locale.ROOT);
    if (!TAG.matcher(tag).matches()) {
      throw new IllegalArgumentException("'%s' is no GTID tag".formatted(Printable.of(tag)));
    }
  }

  @Override
  public int compareTo(TransactionSource other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return tag.isEmpty() ? server.value() : server + ":" + tag;
  }
}
