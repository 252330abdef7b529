package understudy.topology.gtid;

import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/** What MariaDB's positions say between the lines. */
final class Positions {
  private Positions() {}

  /**
   * The largest number of a transaction in the domain that both sets have; 0 if there is none.
   *
   * @param mine any set
   * @param theirs a set, with those of its sources of which it has a position
   */
  static long common(
      long domain,
      SortedMap<TransactionSource, List<Interval>> mine,
      SortedMap<TransactionSource, List<Interval>> theirs,
      SortedSet<DomainServer> positions) {
    var common = 0L;
    // They are ordered by domain.
    for (var position : positions.tailSet(new DomainServer(domain, 0))) {
      if (position.domain() != domain) {
        return common;
      }
      var theirLast = theirs.getOrDefault(position, List.of()).getLast().last();
      for (var interval : mine.getOrDefault(position, List.of())) {
        if (interval.first() <= theirLast) {
          common = Math.max(common, Math.min(interval.last(), theirLast));
        }
      }
    }
    return common;
  }

  /**
   * What is left of one source's transactions when the other set has a transaction of this number
   * too.
   *
   * <p>A domain is one line of transactions. A server that was made from a backup knows the last
   * one of it and not who wrote those before; but if both have a transaction, then both have all
   * that came before it. Only where the other set names the source, and less of it, has the line
   * branched: that is never explained away.
   *
   * @param rest what the other set does not name
   * @param named what it names of the same source
   */
  static List<Interval> withoutImplied(List<Interval> rest, long common, List<Interval> named) {
    if (common == 0) {
      return rest;
    }
    var less = Intervals.minus(rest, List.of(new Interval(1, common)));
    return less.isEmpty() && !named.isEmpty() ? rest : less;
  }

  /** The last transaction of each domain; empty where there is none. */
  static String lastOfDomains(SortedMap<TransactionSource, List<Interval>> sources) {
    var last = new TreeMap<Long, String>();
    var numbers = new TreeMap<Long, Long>();
    sources.forEach(
        (source, intervals) -> {
          if (source instanceof DomainServer own) {
            var number = intervals.getLast().last();
            if (number > numbers.getOrDefault(own.domain(), 0L)) {
              numbers.put(own.domain(), number);
              last.put(own.domain(), own + "-" + number);
            }
          }
        });
    return String.join(",", last.values());
  }

  /** How numbers of a domain are printed. */
  enum Form {
    /** As MariaDB prints a position: the last number. */
    POSITION,
    /** With both ends. */
    DIFFERENCE
  }

  /** Whether these have a position in a domain. */
  static boolean isPositioned(long domain, SortedSet<DomainServer> positions) {
    var from = positions.tailSet(new DomainServer(domain, 0));
    return !from.isEmpty() && from.first().domain() == domain;
  }

  /** Whether these are all numbers from the first on, as a position has them. */
  static boolean isWhole(List<Interval> intervals) {
    return intervals.size() == 1 && intervals.getFirst().first() == 1;
  }

  /** The text of one source's numbers. */
  static String text(DomainServer source, List<Interval> intervals, Form form) {
    var text = new StringBuilder();
    for (var interval : intervals) {
      text.append(text.isEmpty() ? "" : ",").append(source).append('-');
      text.append(
          switch (form) {
            case POSITION -> Long.toString(interval.last());
            case DIFFERENCE -> interval.first() + "-" + interval.last();
          });
    }
    return text.toString();
  }
}
