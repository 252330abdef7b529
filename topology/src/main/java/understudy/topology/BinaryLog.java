package understudy.topology;

import java.util.Objects;
import java.util.Optional;
import understudy.topology.gtid.GtidSet;

/**
 * How an instance logs what it executes.
 *
 * @param consistency whether what no GTID can stand for is refused
 * @param rowImage how much of a row is logged, when it says so
 * @param position up to where it has logged, when it says so
 * @param purged what it executed and no longer has in its log
 */
public record BinaryLog(
    State state,
    Format format,
    Relayed relayed,
    GtidMode gtidMode,
    Consistency consistency,
    Optional<RowImage> rowImage,
    Optional<LogPosition> position,
    GtidSet purged) {
  public BinaryLog {
    consistency = Objects.requireNonNullElse(consistency, Consistency.UNKNOWN);
    rowImage = Objects.requireNonNullElse(rowImage, Optional.empty());
    position = Objects.requireNonNullElse(position, Optional.empty());
    purged = Objects.requireNonNullElse(purged, GtidSet.empty());
  }

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

  /** {@code enforce_gtid_consistency}. */
  public enum Consistency {
    ENFORCED,
    WARNED_OF,
    NOT_ENFORCED,
    UNKNOWN
  }

  /** {@code binlog_row_image}. */
  public enum RowImage {
    FULL,
    MINIMAL,
    NOBLOB
  }

  /** {@code gtid_mode}. */
  public enum GtidMode {
    ON,
    ON_PERMISSIVE,
    OFF_PERMISSIVE,
    OFF
  }
}
