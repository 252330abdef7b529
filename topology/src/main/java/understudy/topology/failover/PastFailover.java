package understudy.topology.failover;

import java.time.Instant;
import understudy.topology.InstanceAddress;

/** An automatic failover that happened, as far as the next one must know of it. */
public record PastFailover(
    String operation, InstanceAddress lost, InstanceAddress promoted, Instant at, Review review) {
  /** Whether a person has looked at it. */
  public enum Review {
    OPEN,
    ACKNOWLEDGED
  }
}
