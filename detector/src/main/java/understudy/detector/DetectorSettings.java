package understudy.detector;

import java.time.Duration;
import java.util.List;
import understudy.topology.diagnosis.HealthPolicy;

/**
 * How often and how patiently to look.
 *
 * @param interval from one probe of a replica to the next
 * @param primaryInterval the same for a primary
 * @param deadline after which a probe counts as silent; sooner where answers are usually quick,
 *     later where they usually take longer
 * @param patience how long an answer is waited for that was missed: it still counts
 * @param certain how long a primary must have given no answer at all, not even a refusal, before
 *     its loss is told: a stall may last so long
 * @param settle what a healthy receiver needs at most to connect again, after a nudge
 * @param nudgeEvery at most one nudge per cluster in this time
 * @param voteEvery from one repetition of a verdict to the next while it holds
 * @param discoverEvery from one search for new members to the next
 * @param health when a replica's silence counts
 */
public record DetectorSettings(
    Duration interval,
    Duration primaryInterval,
    Duration deadline,
    Duration patience,
    Duration certain,
    Duration settle,
    Duration nudgeEvery,
    Duration voteEvery,
    Duration discoverEvery,
    HealthPolicy health) {
  /** What suits servers that answer within a few milliseconds. */
  public static final DetectorSettings DEFAULT =
      new DetectorSettings(
          Duration.ofSeconds(1),
          Duration.ofMillis(250),
          Duration.ofMillis(500),
          Duration.ofSeconds(2),
          Duration.ofMillis(1750),
          Duration.ofMillis(150),
          Duration.ofSeconds(10),
          Duration.ofSeconds(2),
          Duration.ofSeconds(5),
          HealthPolicy.DEFAULT);

  public DetectorSettings {
    for (var duration :
        List.of(
            interval,
            primaryInterval,
            deadline,
            patience,
            certain,
            settle,
            nudgeEvery,
            voteEvery,
            discoverEvery)) {
      if (!duration.isPositive()) {
        throw new IllegalArgumentException(
            "the detector's times must be more than zero, and one is " + duration);
      }
    }
  }
}
