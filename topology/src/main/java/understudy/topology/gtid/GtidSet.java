package understudy.topology.gtid;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import understudy.topology.ServerUuid;

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

  /** All transactions that are in this set or in the other; this very set where that is all. */
  public GtidSet union(GtidSet other) {
    if (includes(other)) {
      return this;
    }
    var result = new TreeMap<>(sources);
    other.sources.forEach((source, intervals) -> result.merge(source, intervals, Intervals::union));
    var either = new TreeSet<>(positions);
    either.addAll(other.positions);
    either.removeIf(source -> !Positions.isWhole(result.getOrDefault(source, List.of())));
    return new GtidSet(result, either, branches(other));
  }

  /** Whether a union with the other would say nothing new. */
  public boolean includes(GtidSet other) {
    return positions.containsAll(other.positions)
        && branched.containsAll(other.branched)
        && other.sources.entrySet().stream()
            .allMatch(
                it ->
                    Intervals.contains(
                        sources.getOrDefault(it.getKey(), List.of()), it.getValue()));
  }

  private SortedSet<Long> branches(GtidSet other) {
    if (positions.isEmpty() && branched.isEmpty()) {
      return other.branched;
    }
    var branches = new TreeSet<>(branched);
    branches.addAll(other.branched);
    var mine = domainsLackedBy(other);
    if (!mine.isEmpty()) {
      mine.retainAll(other.domainsLackedBy(this));
      branches.addAll(mine);
    }
    return branches;
  }

  /** The domains of which the other set lacks something. */
  private SortedSet<Long> domainsLackedBy(GtidSet other) {
    var domains = new TreeSet<Long>();
    var common = new TreeMap<Long, Long>();
    sources.forEach(
        (source, intervals) -> {
          if (source instanceof DomainServer own
              && !domains.contains(own.domain())
              && !rest(source, intervals, other, common).isEmpty()) {
            domains.add(own.domain());
          }
        });
    return domains;
  }

  /** All transactions of this set that are not in the other. */
  public GtidSet minus(GtidSet other) {
    var result = new TreeMap<TransactionSource, List<Interval>>();
    var kept = new TreeSet<DomainServer>();
    var common = new TreeMap<Long, Long>();
    sources.forEach(
        (source, intervals) -> {
          var rest = rest(source, intervals, other, common);
          if (source instanceof DomainServer own && staysPosition(own, rest, other)) {
            kept.add(own);
          }
          if (!rest.isEmpty()) {
            result.put(source, rest);
          }
        });
    return new GtidSet(result, kept, branched);
  }

  /**
   * Of a part of this set, all that is not in the other: {@code part.intersect(minus(other))}. Each
   * is taken from the whole: in a domain of MariaDB what came before what both have is theirs too.
   */
  public GtidSet minus(GtidSet other, GtidSet part) {
    var result = new TreeMap<TransactionSource, List<Interval>>();
    var common = new TreeMap<Long, Long>();
    part.sources.forEach(
        (source, intervals) -> {
          var mine = sources.getOrDefault(source, List.of());
          var both = Intervals.intersect(intervals, rest(source, mine, other, common));
          if (!both.isEmpty()) {
            result.put(source, both);
          }
        });
    return new GtidSet(result, NONE, part.branched);
  }

  /**
   * What the other set lacks of one source's transactions.
   *
   * @param common the largest number that both have in each domain that was asked for before
   */
  private List<Interval> rest(
      TransactionSource source,
      List<Interval> intervals,
      GtidSet other,
      SortedMap<Long, Long> common) {
    var named = other.sources.getOrDefault(source, List.of());
    var rest = Intervals.minus(intervals, named);
    if (rest.isEmpty() || !(source instanceof DomainServer own)) {
      return rest;
    }
    var last = common.computeIfAbsent(own.domain(), domain -> common(domain, other));
    return Positions.withoutImplied(rest, last, named);
  }

  private long common(long domain, GtidSet other) {
    return branched.contains(domain)
        ? 0
        : Positions.common(domain, sources, other.sources, other.positions);
  }

  /** A position less a few transactions is one still; less another position it is a difference. */
  private boolean staysPosition(DomainServer source, List<Interval> rest, GtidSet other) {
    return positions.contains(source)
        && Positions.isWhole(rest)
        && !Positions.isPositioned(source.domain(), other.positions);
  }

  /** All transactions that both sets name. */
  public GtidSet intersect(GtidSet other) {
    var result = new TreeMap<TransactionSource, List<Interval>>();
    sources.forEach(
        (source, intervals) -> {
          var theirs = other.sources.getOrDefault(source, List.of());
          var both = Intervals.intersect(intervals, theirs);
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
    var common = new TreeMap<Long, Long>();
    return other.sources.entrySet().stream()
        .allMatch(it -> other.rest(it.getKey(), it.getValue(), this, common).isEmpty());
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
        case TaggedServer _ -> count = Intervals.plus(count, entry.getValue());
        case DomainServer source ->
            domains
                .computeIfAbsent(source.domain(), any -> new ArrayList<>())
                .addAll(entry.getValue());
      }
    }
    for (var numbers : domains.values()) {
      count = Intervals.plus(count, Intervals.normal(numbers));
    }
    return count;
  }

  /**
   * The last transaction of each of MariaDB's domains, as its own functions and settings want a
   * position; empty where there is none.
   */
  public String lastOfDomains() {
    return Positions.lastOfDomains(sources);
  }

  /** The servers whose transactions it holds, in order. */
  public Set<ServerUuid> servers() {
    return serversLackedBy(EMPTY);
  }

  /** The servers that were the first to execute what the other set lacks of this one. */
  public Set<ServerUuid> serversLackedBy(GtidSet other) {
    var servers = new TreeSet<ServerUuid>();
    var common = new TreeMap<Long, Long>();
    sources.forEach(
        (source, intervals) -> {
          if (!rest(source, intervals, other, common).isEmpty()) {
            servers.add(source.server());
          }
        });
    return servers;
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
    return GtidText.of(sources, positions);
  }
}
