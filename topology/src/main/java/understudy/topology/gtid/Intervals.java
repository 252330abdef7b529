package understudy.topology.gtid;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Set operations on sorted, disjoint, non-adjacent lists of intervals: the normal form. */
final class Intervals {
  private Intervals() {}

  /** The normal form of any list. */
  static List<Interval> normal(List<Interval> any) {
    var sorted = any.stream().sorted(Comparator.comparingLong(Interval::first)).toList();
    var normal = new ArrayList<Interval>(sorted.size());
    sorted.forEach(next -> append(normal, next));
    return List.copyOf(normal);
  }

  /** Adds an interval that begins no earlier than the last one. */
  private static void append(List<Interval> normal, Interval next) {
    var last = normal.isEmpty() ? null : normal.getLast();
    if (last != null && next.first() - 1 <= last.last()) {
      normal.set(normal.size() - 1, new Interval(last.first(), Math.max(last.last(), next.last())));
    } else {
      normal.add(next);
    }
  }

  /** What is in either; the very list {@code left} where that is all. Linear. */
  static List<Interval> union(List<Interval> left, List<Interval> right) {
    if (contains(left, right)) {
      return left;
    }
    var both = new ArrayList<Interval>(left.size() + right.size());
    var l = 0;
    var r = 0;
    while (l < left.size() || r < right.size()) {
      var isLeft =
          r == right.size() || (l < left.size() && left.get(l).first() <= right.get(r).first());
      append(both, isLeft ? left.get(l++) : right.get(r++));
    }
    return List.copyOf(both);
  }

  /** What is in both. Linear. */
  static List<Interval> intersect(List<Interval> left, List<Interval> right) {
    if (contains(right, left)) {
      return left;
    }
    var both = new ArrayList<Interval>();
    var r = 0;
    for (var interval : left) {
      while (r < right.size() && right.get(r).last() < interval.first()) {
        r++;
      }
      for (var k = r; k < right.size() && right.get(k).first() <= interval.last(); k++) {
        both.add(
            new Interval(
                Math.max(interval.first(), right.get(k).first()),
                Math.min(interval.last(), right.get(k).last())));
      }
    }
    return List.copyOf(both);
  }

  /** Whether all of the part is in the whole. Linear, and ends at the first that is not. */
  static boolean contains(List<Interval> whole, List<Interval> part) {
    var index = 0;
    for (var interval : part) {
      while (index < whole.size() && whole.get(index).last() < interval.first()) {
        index++;
      }
      if (index == whole.size()
          || whole.get(index).first() > interval.first()
          || whole.get(index).last() < interval.last()) {
        return false;
      }
    }
    return true;
  }

  /** What is in {@code left} and not in {@code right}; both in normal form. Linear. */
  static List<Interval> minus(List<Interval> left, List<Interval> right) {
    if (contains(right, left)) {
      return List.of();
    }
    var rest = new ArrayList<Interval>();
    var index = 0;
    for (var interval : left) {
      var from = interval.first();
      while (index < right.size() && right.get(index).last() < from) {
        index++;
      }
      for (var k = index; k < right.size() && right.get(k).first() <= interval.last(); k++) {
        if (right.get(k).first() > from) {
          rest.add(new Interval(from, right.get(k).first() - 1));
        }
        from = Math.max(from, right.get(k).last() + 1);
      }
      if (from <= interval.last()) {
        rest.add(new Interval(from, interval.last()));
      }
    }
    return List.copyOf(rest);
  }

  /** A count with these added to it; the largest number there is when they are even more. */
  static long plus(long count, List<Interval> intervals) {
    var sum = count;
    for (var interval : intervals) {
      sum = interval.count() > Long.MAX_VALUE - sum ? Long.MAX_VALUE : sum + interval.count();
    }
    return sum;
  }

  /** What of {@code left} lies before the last of {@code right}; all of it if that is empty. */
  static List<Interval> notBeyond(List<Interval> left, List<Interval> right) {
    if (right.isEmpty()) {
      return left;
    }
    var last = right.getLast().last();
    return left.stream()
        .filter(interval -> interval.first() <= last)
        .map(interval -> new Interval(interval.first(), Math.min(interval.last(), last)))
        .toList();
  }
}
