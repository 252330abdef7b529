package understudy.topology;

import java.time.Duration;

/**
 * Semi-synchronous replication on one instance.
 *
 * @param source whether its own commits wait for acknowledgements
 * @param replica whether it acknowledges what it receives
 * @param acknowledgements how many it waits for
 * @param timeout after which it would fall back to asynchronous
 * @param clients replicas that acknowledge at present
 */
public record SemiSync(
    Side source, Side replica, int acknowledgements, Duration timeout, int clients) {
  /** An instance that has no semi-synchronous replication at all. */
  public static final SemiSync NOT_INSTALLED =
      new SemiSync(Side.NOT_INSTALLED, Side.NOT_INSTALLED, 0, Duration.ZERO, 0);

  /** The state of one side. */
  public enum Side {
    NOT_INSTALLED,
    OFF,
    /** Switched on, and fallen back or not connected. */
    ON_IDLE,
    /** Switched on and in effect. */
    ON
  }

  /** Whether commits here are meant to wait for acknowledgements. */
  public boolean isSource() {
    return source == Side.ON || source == Side.ON_IDLE;
  }
}
