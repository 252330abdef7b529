package understudy.activities.mysql;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import understudy.topology.gtid.GtidSet;

/**
 * The positions that one session read last: most do not move from one probe to the next, and a long
 * one is costly to read anew.
 */
final class ReadPositions {
  private final Map<String, ReadPosition> latest = new ConcurrentHashMap<>(2);

  private record ReadPosition(String text, GtidSet position) {}

  /**
   * Reads a position, unless it reads as it did the last time.
   *
   * @param whose tells the positions of one instance apart
   */
  GtidSet read(String whose, String text) {
    var before = latest.get(whose);
    if (before != null && before.text().equals(text)) {
      return before.position();
    }
    var position = GtidSet.parse(text);
    latest.put(whose, new ReadPosition(text, position));
    return position;
  }
}
