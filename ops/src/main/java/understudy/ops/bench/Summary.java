package understudy.ops.bench;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** The figures of many runs in one line. */
final class Summary {
  private Summary() {}

  /** The middle of the runs' figures; of an even number, the upper of the two. */
  static <T> double median(List<T> runs, ToDoubleFunction<T> figure) {
    return percentile(runs, figure, 0.5);
  }

  /** The figure that 95 of 100 runs do not exceed; of few runs, the largest. */
  static <T> double p95(List<T> runs, ToDoubleFunction<T> figure) {
    return percentile(runs, figure, 0.95);
  }

  static <T> long sum(List<T> runs, ToLongFunction<T> figure) {
    return runs.stream().mapToLong(figure).sum();
  }

  private static <T> double percentile(List<T> runs, ToDoubleFunction<T> figure, double part) {
    var sorted = runs.stream().mapToDouble(figure).toArray();
    Arrays.sort(sorted);
    return sorted[Math.min(sorted.length - 1, (int) (sorted.length * part))];
  }
}
