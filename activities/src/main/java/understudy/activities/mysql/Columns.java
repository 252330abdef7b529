package understudy.activities.mysql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The columns of a result set. */
final class Columns {
  /** Catalogue, schema, table and original table stand before a column's name. */
  private static final int BEFORE_THE_NAME = 4;

  private final byte[] described;
  private final List<String> names;
  private final Map<String, Integer> places = new ConcurrentHashMap<>();

  private Columns(byte[] described, List<String> names) {
    this.described = described;
    this.names = List.copyOf(names);
  }

  /** Reads the descriptions that were collected, one behind the other. */
  static Columns read(Scratch scratch, int count) {
    var described = Arrays.copyOf(scratch.names(), scratch.named());
    return new Columns(described, names(described, count));
  }

  /** Columns of which nothing but their names is known. */
  static Columns named(List<String> names) {
    return new Columns(new byte[0], names.stream().map(it -> it.toLowerCase(Locale.ROOT)).toList());
  }

  /** Whether these are the same, byte for byte. */
  boolean areDescribedBy(Scratch scratch) {
    return Arrays.equals(described, 0, described.length, scratch.names(), 0, scratch.named());
  }

  private static List<String> names(byte[] described, int count) {
    var names = new ArrayList<String>();
    var fields = new Fields(described, 0, described.length);
    for (var k = 0; k < count; k++) {
      for (var skipped = 0; skipped < BEFORE_THE_NAME; skipped++) {
        fields.skip();
      }
      names.add(fields.text().toLowerCase(Locale.ROOT));
      fields.skip();
      fields.skip();
    }
    return names;
  }

  int count() {
    return names.size();
  }

  /** Where a column stands, whatever the case of its name; -1 where there is none. */
  int place(String name) {
    var known = places.get(name);
    if (known != null) {
      return known;
    }
    var found = names.lastIndexOf(name.toLowerCase(Locale.ROOT));
    places.put(name, found);
    return found;
  }
}
