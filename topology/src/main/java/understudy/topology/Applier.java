package understudy.topology;

import java.time.Duration;
import java.util.Optional;

/**
 * The threads that execute what was received (MySQL's SQL thread).
 *
 * @param lag how far behind its source it believes to be, when it can tell
 */
public record Applier(State state, Optional<ServerError> error, Optional<Duration> lag) {
  /** What it is doing. */
  public enum State {
    RUNNING,
    STOPPED
  }
}
