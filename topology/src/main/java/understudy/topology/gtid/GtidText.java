package understudy.topology.gtid;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import understudy.topology.Printable;
import understudy.topology.ServerUuid;

/**
 * Reads MySQL's text form of GTID sets, one word after the other, so that a set of many megabytes
 * takes time in proportion to its length.
 */
final class GtidText {
  private static final Pattern INTERVAL =
      Pattern.compile("([0-9]{1,19})(?:\\s{0,9}-\\s{0,9}([0-9]{1,19}))?");

  private final SortedMap<TransactionSource, List<Interval>> found = new TreeMap<>();

  private GtidText() {}

  static SortedMap<TransactionSource, List<Interval>> parse(String text) {
    var reader = new GtidText();
    var begin = 0;
    while (begin <= text.length()) {
      var end = endOf(text, ',', begin);
      var part = text.substring(begin, end).strip();
      if (!part.isEmpty()) {
        reader.readServer(part);
      }
      begin = end + 1;
    }
    reader.found.replaceAll((source, intervals) -> Intervals.normal(intervals));
    return reader.found;
  }

  /** One server's part: its UUID, then intervals; a tag holds for all intervals behind it. */
  private void readServer(String part) {
    var end = endOf(part, ':', 0);
    if (end == part.length()) {
      throw malformed(part);
    }
    var source = new TransactionSource(new ServerUuid(part.substring(0, end)), "");
    var intervals = new ArrayList<Interval>();
    while (end < part.length()) {
      var begin = end + 1;
      end = endOf(part, ':', begin);
      var word = part.substring(begin, end).strip();
      if (word.isEmpty()) {
        throw malformed(part);
      }
      if (Character.isDigit(word.charAt(0))) {
        intervals.add(interval(word, part));
      } else {
        keep(source, intervals);
        requireIntervals(source, intervals, part);
        source = new TransactionSource(source.server(), word);
        intervals = new ArrayList<>();
      }
    }
    keep(source, intervals);
    if (intervals.isEmpty()) {
      throw malformed(part);
    }
  }

  private static void requireIntervals(
      TransactionSource source, List<Interval> intervals, String part) {
    // A server may have tagged transactions only, but no tag stands without an interval.
    if (!source.tag().isEmpty() && intervals.isEmpty()) {
      throw malformed(part);
    }
  }

  private void keep(TransactionSource source, List<Interval> intervals) {
    if (!intervals.isEmpty()) {
      found.computeIfAbsent(source, any -> new ArrayList<>()).addAll(intervals);
    }
  }

  private static Interval interval(String word, String part) {
    var match = INTERVAL.matcher(word);
    if (!match.matches()) {
      throw malformed(part);
    }
    try {
      var first = Long.parseLong(match.group(1));
      return new Interval(first, match.group(2) == null ? first : Long.parseLong(match.group(2)));
    } catch (NumberFormatException tooLarge) {
      throw new IllegalArgumentException(
          "'%s' is no GTID set: %s is too large".formatted(Printable.of(part), word), tooLarge);
    }
  }

  private static int endOf(String text, char separator, int begin) {
    var end = text.indexOf(separator, begin);
    return end < 0 ? text.length() : end;
  }

  private static IllegalArgumentException malformed(String part) {
    return new IllegalArgumentException("'%s' is no GTID set".formatted(Printable.of(part)));
  }
}
