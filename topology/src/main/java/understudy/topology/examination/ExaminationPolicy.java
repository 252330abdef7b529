package understudy.topology.examination;

import java.time.Duration;
import understudy.topology.diagnosis.HealthPolicy;

/**
 * From where on something is worth telling.
 *
 * @param lag how far a replica may be behind, beyond what it is delayed by
 * @param netTimeout after how long a replica should give a silent source up
 * @param connections how much of its connections an instance may have taken, in percent
 * @param acknowledgers how many may acknowledge
 * @param budget what a primary may get wrong over minutes
 */
public record ExaminationPolicy(
    HealthPolicy health,
    Duration lag,
    Duration netTimeout,
    int connections,
    Acknowledgers acknowledgers,
    Budget budget) {
  /** Ten seconds of lag and of patience, and nine tenths of the connections. */
  public static final ExaminationPolicy DEFAULT =
      new ExaminationPolicy(
          HealthPolicy.DEFAULT,
          Duration.ofSeconds(10),
          Duration.ofSeconds(10),
          90,
          Acknowledgers.AT_LEAST,
          Budget.DEFAULT);
}
