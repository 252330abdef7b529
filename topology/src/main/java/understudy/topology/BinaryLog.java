package understudy.topology;

/** How an instance logs what it executes. */
public record BinaryLog(State state, Format format, Relayed relayed, GtidMode gtidMode) {
  /** Whether there is a binary log at all. */
  public enum State {
    ON,
    OFF
  }

  /** {@code binlog_format}, from the most to the least exact. */
  public enum Format {
    ROW,
    MIXED,
    STATEMENT
  }

  /** Whether what was replicated is logged again, {@code log_replica_updates}. */
  public enum Relayed {
    LOGGED,
    NOT_LOGGED
  }

  /** {@code gtid_mode}. */
  public enum GtidMode {
    ON,
    ON_PERMISSIVE,
    OFF_PERMISSIVE,
    OFF
  }
}
