package understudy.topology;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * An attempt to write one row of our own.
 *
 * @param took how long it took, or how long it has been waited for
 * @param error what the server answered, when it failed
 */
public record WriteTrial(Result result, Duration took, Optional<ServerError> error) {
  public WriteTrial {
    error = Objects.requireNonNullElse(error, Optional.empty());
  }

  /** What became of it. */
  public enum Result {
    WRITTEN,
    /** No answer yet: a stalled or full disk, or a commit that waits for acknowledgements. */
    PENDING,
    FAILED
  }
}
