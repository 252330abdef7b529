package understudy.detector;

/** Whoever must know what is said of a cluster besides replication. */
@FunctionalInterface
public interface Descriptions {
  /** May block and may throw: what was not told is told again. */
  void tell(Description description);
}
