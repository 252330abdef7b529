package understudy.topology.gtid;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import understudy.topology.ServerUuid;
import understudy.topology.gtid.Positions.Form;

/**
 * A set of transactions. Immutable, in normal form.
 *
 * <p>MySQL's as MySQL prints one: {@code uuid:1-5:7:tag:1-3,uuid:1}. Text form and tags after the
 * MySQL 8.4 manual, "GTID Sets".
 *
 * <p>MariaDB's as positions: {@code 0-1-100,0-2-150} is, in domain 0, all up to number 100 that
 * server 1 wrote, all up to 150 that server 2 wrote, and whatever came before these. The difference
 * of two positions is printed with both ends: {@code 0-2-101-150}. See ADR 12.
 */
public final class GtidSet {
  private static final SortedSet<DomainServer> NONE = Collections.emptySortedSet();
  private static final GtidSet EMPTY =
      new GtidSet(new TreeMap<>(), NONE, Collections.emptySortedSet());

  private final SortedMap<TransactionSource, List<Interval>> sources;

  /** Those of which it has everything from the beginning, and what came before in their domain. */
  private final SortedSet<DomainServer> positions;

  /** Domains in which two histories were joined: what both have in common says nothing there. */
  private final SortedSet<Long> branched;

  private GtidSet(
      SortedMap<TransactionSource, List<Interval>> sources,
      SortedSet<DomainServer> positions,
      SortedSet<Long> branched) {
    this.sources = sources;
    this.positions = positions;
    this.branched = branched;
  }

  /** The set without a transaction. */
  public static GtidSet empty() {
    return EMPTY;
  }

  /**
   * Reads MySQL's text form or MariaDB's, white space and line ends included; the empty text is the
   * empty set.
   *
   * @throws IllegalArgumentException with one sentence when the text is no GTID set
   */
  public static GtidSet parse(String text) {
    var found = GtidText.parse(text);
    return new GtidSet(found.sources(), found.positions(), Collections.emptySortedSet());
  }

  /** All transactions that are in this set or in the other. */
  public GtidSet union(GtidSet other) {
    var result = new TreeMap<>(sources);
    other.sources.forEach((source, intervals) -> result.merge(source, intervals, Intervals::union));
    var either = new TreeSet<>(positions);
    either.addAll(other.positions);
    either.removeIf(source -> !Positions.isWhole(result.getOrDefault(source, List.of())));
    return new GtidSet(result, either, branches(other));
  }

  private SortedSet<Long> branches(GtidSet other) {
    if (positions.isEmpty() && branched.isEmpty()) {
      return other.branched;
    }
    var branches = new TreeSet<>(branched);
    branches.addAll(other.branched);
    var mine = minus(other).domains();
    mine.retainAll(other.minus(this).domains());
    branches.addAll(mine);
    return branches;
  }

  private SortedSet<Long> domains() {
    var domains = new TreeSet<Long>();
    for (var source : sources.keySet()) {
      if (source instanceof DomainServer own) {
        domains.add(own.domain());
      }
    }
    return domains;
  }

  /** All transactions of this set that are not in the other. */
  public GtidSet minus(GtidSet other) {
    var result = new TreeMap<TransactionSource, List<Interval>>();
    var kept = new TreeSet<DomainServer>();
    var common = new TreeMap<Long, Long>();
    var positioned = other.positionDomains();
    sources.forEach(
        (source, intervals) -> {
          var named = other.sources.getOrDefault(source, List.of());
          var rest = Intervals.minus(intervals, named);
          if (source instanceof DomainServer own && !rest.isEmpty()) {
            var last = common.computeIfAbsent(own.domain(), domain -> common(domain, other));
            rest = Positions.withoutImplied(rest, last, named);
            if (staysPosition(own, rest, positioned)) {
              kept.add(own);
            }
          }
          if (!rest.isEmpty()) {
            result.put(source, rest);
          }
        });
    return new GtidSet(result, kept, branched);
  }

  private long common(long domain, GtidSet other) {
    return branched.contains(domain)
        ? 0
        : Positions.common(domain, sources, other.sources, other.positions);
  }

  /** A position less a few transactions is one still; less another position it is a difference. */
  private boolean staysPosition(
      DomainServer source, List<Interval> rest, SortedSet<Long> domainsOfOther) {
    return positions.contains(source)
        && Positions.isWhole(rest)
        && !domainsOfOther.contains(source.domain());
  }

  private SortedSet<Long> positionDomains() {
    return positions.stream()
        .map(DomainServer::domain)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** All transactions that both sets name. */
  public GtidSet intersect(GtidSet other) {
    var result = new TreeMap<TransactionSource, List<Interval>>();
    sources.forEach(
        (source, intervals) -> {
          var theirs = other.sources.getOrDefault(source, List.of());
          var both = Intervals.minus(intervals, Intervals.minus(intervals, theirs));
          if (!both.isEmpty()) {
            result.put(source, both);
          }
        });
    return new GtidSet(result, NONE, branched);
  }

  /** The transactions that the given server was the first to execute, whatever their tag. */
  public GtidSet from(ServerUuid server) {
    var result = new TreeMap<>(sources);
    result.keySet().removeIf(source -> !source.server().equals(server));
    return new GtidSet(result, NONE, branched);
  }

  /**
   * All transactions of this set whose source has a later one in the other set, or none at all
   * there: without those that merely come after all that the other has. In a domain of MariaDB a
   * source that is not named says nothing.
   */
  public GtidSet notBeyond(GtidSet other) {
    var result = new TreeMap<TransactionSource, List<Interval>>();
    sources.forEach(
        (source, intervals) -> {
          var theirs = other.sources.getOrDefault(source, List.of());
          var isSilent = source instanceof DomainServer && theirs.isEmpty();
          var rest = isSilent ? List.<Interval>of() : Intervals.notBeyond(intervals, theirs);
          if (!rest.isEmpty()) {
            result.put(source, rest);
          }
        });
    return new GtidSet(result, NONE, branched);
  }

  /** Whether every transaction of the other set is in this one. */
  public boolean contains(GtidSet other) {
    return other.minus(this).isEmpty();
  }

  public boolean isEmpty() {
    return sources.isEmpty();
  }

  /**
   * How many transactions it holds; the largest number there is when they are even more. A number
   * of a MariaDB domain counts once, whoever may have written it.
   */
  public long count() {
    var count = 0L;
    var domains = new TreeMap<Long, List<Interval>>();
    for (var entry : sources.entrySet()) {
      switch (entry.getKey()) {
        case TaggedServer _ -> count = plus(count, entry.getValue());
        case DomainServer source ->
            domains
                .computeIfAbsent(source.domain(), any -> new ArrayList<>())
                .addAll(entry.getValue());
      }
    }
    for (var numbers : domains.values()) {
      count = plus(count, Intervals.normal(numbers));
    }
    return count;
  }

  private static long plus(long count, List<Interval> intervals) {
    var sum = count;
    for (var interval : intervals) {
      sum = interval.count() > Long.MAX_VALUE - sum ? Long.MAX_VALUE : sum + interval.count();
    }
    return sum;
  }

  /**
   * The last transaction of each of MariaDB's domains, as its own functions and settings want a
   * position; empty where there is none.
   */
  public String lastOfDomains() {
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

  /** The servers whose transactions it holds, in order. */
  public Set<ServerUuid> servers() {
    return sources.keySet().stream()
        .map(TransactionSource::server)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GtidSet that
        && sources.equals(that.sources)
        && positions.equals(that.positions);
  }

  @Override
  public int hashCode() {
    return 31 * sources.hashCode() + positions.hashCode();
  }

  /** MySQL's own text form: one part a server, its tags behind its untagged intervals. */
  @Override
  public String toString() {
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
