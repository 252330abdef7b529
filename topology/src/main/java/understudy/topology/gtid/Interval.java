package understudy.topology.gtid;

/** Consecutive transaction numbers, both ends included. */
public record Interval(long first, long last) {
  /** MySQL's own end of the numbers; one more would not fit. */
  private static final long LARGEST = Long.MAX_VALUE - 1;

  public Interval {
    if (first < 1 || last < first || last > LARGEST) {
      throw new IllegalArgumentException("%d-%d is no interval".formatted(first, last));
    }
  }

  /** How many numbers it holds. */
  public long count() {
    return last - first + 1;
  }

  @Override
  public String toString() {
    return first == last ? Long.toString(first) : first + "-" + last;
  }
}
