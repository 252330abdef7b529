package understudy.topology.diagnosis;

import java.time.Duration;

/**
 * When silence counts.
 *
 * @param overdueHeartbeats how many heartbeats a replica must have missed before it counts as
 *     having lost its source
 * @param slack added to that, for clocks and scheduling
 */
public record HealthPolicy(int overdueHeartbeats, Duration slack) {
  /** Three heartbeats and 300 ms. */
  public static final HealthPolicy DEFAULT = new HealthPolicy(3, Duration.ofMillis(300));

  /** How long a source may keep quiet before it is overdue. */
  public Duration overdueAfter(Duration heartbeatEvery) {
    return heartbeatEvery.multipliedBy(overdueHeartbeats).plus(slack);
  }
}
