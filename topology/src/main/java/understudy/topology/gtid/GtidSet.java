package understudy.topology.gtid;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import understudy.topology.ServerUuid;

/**
 * A set of transactions, as MySQL prints one: {@code uuid:1-5:7:tag:1-3,uuid:1}. Immutable, in
 * normal form.
 *
 * <p>Text form and tags after the MySQL 8.4 manual, "GTID Sets".
 */
public final class GtidSet {
  private static final GtidSet EMPTY = new GtidSet(new TreeMap<>());

  private final SortedMap<TransactionSource, List<Interval>> sources;

  private GtidSet(SortedMap<TransactionSource, List<Interval>> sources) {
    this.sources = sources;
  }

  /** The set without a transaction. */
  public static GtidSet empty() {
    return EMPTY;
  }

  /**
   * Reads MySQL's text form, white space and line ends included; the empty text is the empty set.
   *
   * @throws IllegalArgumentException with one sentence when the text is no GTID set
   */
  public static GtidSet parse(String text) {
    return new GtidSet(GtidText.parse(text));
  }

  /** All transactions that are in this set or in the other. */
  public GtidSet union(GtidSet other) {
    var result = new TreeMap<>(sources);
    other.sources.forEach((source, intervals) -> result.merge(source, intervals, Intervals::union));
    return new GtidSet(result);
  }

  /** All transactions of this set that are not in the other. */
  public GtidSet minus(GtidSet other) {
    return combine(other, Intervals::minus);
  }

  /** All transactions that are in both sets. */
  public GtidSet intersect(GtidSet other) {
    return minus(minus(other));
  }

  private GtidSet combine(GtidSet other, BinaryOperator<List<Interval>> operation) {
    var result = new TreeMap<TransactionSource, List<Interval>>();
    sources.forEach(
        (source, intervals) -> {
          var theirs = other.sources.getOrDefault(source, List.of());
          var rest = operation.apply(intervals, theirs);
          if (!rest.isEmpty()) {
            result.put(source, rest);
          }
        });
    return new GtidSet(result);
  }

  /** The transactions that the given server was the first to execute, whatever their tag. */
  public GtidSet from(ServerUuid server) {
    var result = new TreeMap<>(sources);
    result.keySet().removeIf(source -> !source.server().equals(server));
    return new GtidSet(result);
  }

  /**
   * All transactions of this set whose source has a later one in the other set, or none at all
   * there: without those that merely come after all that the other has.
   */
  public GtidSet notBeyond(GtidSet other) {
    return combine(other, Intervals::notBeyond);
  }

  /** Whether every transaction of the other set is in this one. */
  public boolean contains(GtidSet other) {
    return other.minus(this).isEmpty();
  }

  public boolean isEmpty() {
    return sources.isEmpty();
  }

  /** How many transactions it holds; the largest number there is when they are even more. */
  public long count() {
    var count = 0L;
    for (var intervals : sources.values()) {
      for (var interval : intervals) {
        count =
            interval.count() > Long.MAX_VALUE - count ? Long.MAX_VALUE : count + interval.count();
      }
    }
    return count;
  }

  /** The servers whose transactions it holds, in order. */
  public Set<ServerUuid> servers() {
    return sources.keySet().stream()
        .map(TransactionSource::server)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GtidSet that && sources.equals(that.sources);
  }

  @Override
  public int hashCode() {
    return sources.hashCode();
  }

  /** MySQL's own text form: one part a server, its tags behind its untagged intervals. */
  @Override
  public String toString() {
    var text = new StringBuilder();
    TransactionSource before = null;
    for (var entry : sources.entrySet()) {
      var source = entry.getKey();
      if (before == null || !before.server().equals(source.server())) {
        text.append(text.isEmpty() ? "" : ",").append(source.server());
      }
      if (!source.tag().isEmpty()) {
        text.append(':').append(source.tag());
      }
      entry.getValue().forEach(interval -> text.append(':').append(interval));
      before = source;
    }
    return text.toString();
  }
}
