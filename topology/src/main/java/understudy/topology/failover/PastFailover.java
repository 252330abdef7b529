package understudy.topology.failover;

import java.time.Instant;
import java.util.Objects;
import understudy.topology.InstanceAddress;
import understudy.topology.gtid.GtidSet;

/**
 * An automatic failover that happened, as far as the next one must know of it.
 *
 * @param givenUp transactions that the new primary could not have and some survivors hold; those of
 *     0.1.0 name none
 */
public record PastFailover(
    String operation,
    InstanceAddress lost,
    InstanceAddress promoted,
    Instant at,
    Review review,
    GtidSet givenUp) {
  public PastFailover {
    givenUp = Objects.requireNonNullElse(givenUp, GtidSet.empty());
  }

  /** The same, looked at by a person. */
  public PastFailover acknowledged() {
    return new PastFailover(operation, lost, promoted, at, Review.ACKNOWLEDGED, givenUp);
  }

  /** Whether a person has looked at it. */
  public enum Review {
    OPEN,
    ACKNOWLEDGED
  }
}
