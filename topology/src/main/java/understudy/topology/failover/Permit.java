package understudy.topology.failover;

import java.time.Instant;

/** Whether an automatic failover may run now. */
public sealed interface Permit {
  /** It may. */
  record Granted() implements Permit {}

  /**
   * It may not.
   *
   * @param sentence why, and what a person can do about it
   * @param until when the block ends by itself
   */
  record Blocked(String sentence, Instant until) implements Permit {}
}
