package understudy.topology;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Semi-synchronous replication on one instance.
 *
 * @param source whether its own commits wait for acknowledgements
 * @param replica whether it acknowledges what it receives
 * @param acknowledgements how many it waits for
 * @param timeout after which it would fall back to asynchronous
 * @param clients replicas that acknowledge at present
 * @param waiting how many sessions wait for acknowledgements right now, when it says so
 * @param waitPoint when a commit waits, when it says so
 */
public record SemiSync(
    Side source,
    Side replica,
    int acknowledgements,
    Duration timeout,
    int clients,
    Optional<Integer> waiting,
    Optional<WaitPoint> waitPoint) {
  /** An instance that has no semi-synchronous replication at all. */
  public static final SemiSync NOT_INSTALLED =
      new SemiSync(
          Side.NOT_INSTALLED,
          Side.NOT_INSTALLED,
          0,
          Duration.ZERO,
          0,
          Optional.empty(),
          Optional.empty());

  public SemiSync {
    waiting = Objects.requireNonNullElse(waiting, Optional.empty());
    waitPoint = Objects.requireNonNullElse(waitPoint, Optional.empty());
  }

  /** What the acknowledgements are waited for with. */
  public enum WaitPoint {
    /** Before the commit can be seen by anybody: nobody reads what may yet be lost. */
    AFTER_SYNC,
    /** After others can see it: they may read what a failover then loses. */
    AFTER_COMMIT
  }

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
