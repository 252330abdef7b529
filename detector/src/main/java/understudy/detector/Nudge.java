package understudy.detector;

import java.time.Duration;
import java.util.Optional;
import understudy.topology.InstanceAddress;
import understudy.topology.ServerUuid;

/** Makes one replica reconnect to its source, because only that shows whether the source lives. */
@FunctionalInterface
public interface Nudge {
  /**
   * Stops and starts the receiver of one channel, and nothing else. Never throws; returns within
   * the deadline or a little after it, without waiting for the connection; never leaves a receiver
   * stopped that it stopped.
   *
   * @param channel the channel's name, empty for the default one
   * @param source whom that channel must replicate from still, or nothing is touched
   */
  Nudged restartReceiver(
      InstanceAddress replica, String channel, Optional<ServerUuid> source, Duration deadline);

  /** What became of it. */
  sealed interface Nudged {
    /** The receiver was stopped and runs or connects again. */
    record Restarted() implements Nudged {}

    /** It could not be restarted, and why. */
    record Failed(String reason) implements Nudged {}
  }
}
