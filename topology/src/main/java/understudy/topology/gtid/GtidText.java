package understudy.topology.gtid;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import understudy.topology.Printable;
import understudy.topology.ServerUuid;
import understudy.topology.gtid.Positions.Form;

/**
 * Reads MySQL's and MariaDB's text forms of GTID sets, one word after the other, so that a set of
 * many megabytes takes time in proportion to its length.
 */
final class GtidText {
  private static final Pattern INTERVAL =
      Pattern.compile("([0-9]{1,19})(?:\\s{0,9}-\\s{0,9}([0-9]{1,19}))?");

  // A position, domain-server-last, or what we print of a difference: domain-server-first-last.
  private static final Pattern DOMAIN =
      Pattern.compile("([0-9]{1,10})-([0-9]{1,10})(?:-([0-9]{1,20}))?-([0-9]{1,20})");

  /** Lists up to this length are put in order at their end only. */
  private static final int SHORT = 10_000;

  private final SortedMap<TransactionSource, List<Interval>> found = new TreeMap<>();
  private final SortedSet<DomainServer> positions = new TreeSet<>();

  /**
   * What a text says.
   *
   * @param positions sources of which it says a position
   */
  record Found(
      SortedMap<TransactionSource, List<Interval>> sources, SortedSet<DomainServer> positions) {}

  private GtidText() {}

  static Found parse(String text) {
    var reader = new GtidText();
    var begin = 0;
    while (begin <= text.length()) {
      var end = endOf(text, ',', begin);
      var part = text.substring(begin, end).strip();
      var domain = DOMAIN.matcher(part);
      if (domain.matches()) {
        reader.readDomain(domain, part);
      } else if (!part.isEmpty()) {
        reader.readServer(part);
      }
      begin = end + 1;
    }
    reader.found.replaceAll((source, intervals) -> Intervals.normal(intervals));
    reader.positions.removeIf(
        source -> !Positions.isWhole(reader.found.getOrDefault(source, List.of())));
    return new Found(reader.found, reader.positions);
  }

  private void readDomain(Matcher match, String part) {
    try {
      var source = new DomainServer(Long.parseLong(match.group(1)), Long.parseLong(match.group(2)));
      var last = Long.parseLong(match.group(4));
      if (match.group(3) == null) {
        // Number 0 stands for: nothing yet.
        if (last > 0) {
          keep(source, List.of(new Interval(1, last)));
          positions.add(source);
        }
      } else {
        keep(source, List.of(new Interval(Long.parseLong(match.group(3)), last)));
      }
    } catch (NumberFormatException tooLarge) {
      throw new IllegalArgumentException(
          "'%s' is no GTID set: a number in it is too large".formatted(Printable.of(part)),
          tooLarge);
    }
  }

  /** One server's part: its UUID, then intervals; a tag holds for all intervals behind it. */
  private void readServer(String part) {
    var end = endOf(part, ':', 0);
    if (end == part.length()) {
      throw malformed(part);
    }
    var source = new TaggedServer(new ServerUuid(part.substring(0, end)), "");
    var intervals = new ArrayList<Interval>();
    var tidyAt = SHORT;
    while (end < part.length()) {
      var begin = end + 1;
      end = endOf(part, ':', begin);
      var word = part.substring(begin, end).strip();
      if (word.isEmpty()) {
        throw malformed(part);
      }
      if (Character.isDigit(word.charAt(0))) {
        intervals.add(interval(word, part));
        if (intervals.size() >= tidyAt) {
          // Whoever repeats himself without end shall not fill the memory.
          intervals = new ArrayList<>(Intervals.normal(intervals));
          tidyAt = Math.max(SHORT, 2 * intervals.size());
        }
      } else {
        keep(source, intervals);
        requireIntervals(source, intervals, part);
        source = new TaggedServer(source.server(), word);
        intervals = new ArrayList<>();
      }
    }
    keep(source, intervals);
    if (intervals.isEmpty()) {
      throw malformed(part);
    }
  }

  private static void requireIntervals(TaggedServer source, List<Interval> intervals, String part) {
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

  /** MySQL's own text form: one part a server, its tags behind its untagged intervals. */
  static String of(
      SortedMap<TransactionSource, List<Interval>> sources, SortedSet<DomainServer> positions) {
    var text = new StringBuilder();
    TaggedServer before = null;
    for (var entry : sources.entrySet()) {
      switch (entry.getKey()) {
        case TaggedServer source -> {
          if (before == null || !before.server().equals(source.server())) {
            text.append(text.isEmpty() ? "" : ",").append(source.server());
          }
          if (!source.tag().isEmpty()) {
            text.append(':').append(source.tag());
          }
          entry.getValue().forEach(interval -> text.append(':').append(interval));
          before = source;
        }
        case DomainServer source ->
            text.append(text.isEmpty() ? "" : ",")
                .append(
                    Positions.text(
                        source,
                        entry.getValue(),
                        positions.contains(source) ? Form.POSITION : Form.DIFFERENCE));
      }
    }
    return text.toString();
  }
}
