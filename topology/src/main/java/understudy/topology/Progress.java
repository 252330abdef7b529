package understudy.topology;

import java.util.Objects;
import java.util.Optional;

/**
 * How far a channel has come, in files and offsets.
 *
 * @param received up to where its source's log was received
 * @param executed up to where its source's log was executed
 * @param relay where the applier stands in the relay log
 */
public record Progress(
    Optional<LogPosition> received, Optional<LogPosition> executed, Optional<LogPosition> relay) {
  /** Nothing was read. */
  public static final Progress UNKNOWN =
      new Progress(Optional.empty(), Optional.empty(), Optional.empty());

  public Progress {
    received = Objects.requireNonNullElse(received, Optional.empty());
    executed = Objects.requireNonNullElse(executed, Optional.empty());
    relay = Objects.requireNonNullElse(relay, Optional.empty());
  }
}
