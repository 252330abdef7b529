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
    for (var next : sorted) {
      var last = normal.isEmpty() ? null : normal.getLast();
      if (last != null && next.first() - 1 <= last.last()) {
        normal.set(
            normal.size() - 1, new Interval(last.first(), Math.max(last.last(), next.last())));
      } else {
        normal.add(next);
      }
    }
    return List.copyOf(normal);
  }

  static List<Interval> union(List<Interval> left, List<Interval> right) {
    var all = new ArrayList<>(left);
    all.addAll(right);
    return normal(all);
  }

  /** What is in {@code left} and not in {@code right}; both in normal form. Linear. */
  static List<Interval> minus(List<Interval> left, List<Interval> right) {
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
