package understudy.topology;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The thread that fetches a source's log (MySQL's IO thread).
 *
 * @param lastHeard when it last had a heartbeat or a transaction from its source, by the replica's
 *     clock, as an age already put against {@link Seen#at}
 * @param heartbeatEvery how often its source sends a heartbeat when there is nothing else to send
 */
public record Receiver(
    State state,
    Optional<ServerError> error,
    Optional<Instant> lastHeard,
    Duration heartbeatEvery) {

  /** What it is doing. */
  public enum State {
    RUNNING,
    /**
     * Running, and without its source: it will take up again by itself whenever the source answers.
     */
    CONNECTING,
    STOPPED
  }
}
