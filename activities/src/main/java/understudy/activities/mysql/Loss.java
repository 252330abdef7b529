package understudy.activities.mysql;

/** How waiting for the loss of a connection ended. */
public record Loss(Kind kind, String detail) {
  /** Whether there was a connection to lose. */
  public enum Kind {
    /** It was held, and broke. */
    BROKEN,
    /** There never was one. */
    NOT_HELD
  }
}
