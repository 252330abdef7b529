package understudy.detector;

/** Whoever must know at once that a primary is lost. */
@FunctionalInterface
public interface Alarm {
  /** May block and may throw: detection goes on, and the verdict is repeated while it holds. */
  void raise(Verdict verdict);
}
