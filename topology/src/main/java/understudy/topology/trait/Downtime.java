package understudy.topology.trait;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import understudy.topology.InstanceAddress;

/**
 * For this long an operator wants no automatic failover.
 *
 * @param instance who is in downtime; empty for the whole cluster
 */
public record Downtime(Optional<InstanceAddress> instance, String reason, Instant until) {
  private static final Duration LONGEST = Duration.ofDays(365);

  /** What it says, in one clause. */
  public String sentence() {
    return "%s is in downtime until %s: %s"
        .formatted(subject(instance), until.truncatedTo(ChronoUnit.SECONDS), reason);
  }

  /** Who it is, in words. */
  public static String subject(Optional<InstanceAddress> instance) {
    return instance.map(InstanceAddress::toString).orElse("the whole cluster");
  }

  /**
   * The same length, if a downtime can be as long.
   *
   * @throws IllegalArgumentException with one sentence when it cannot
   */
  public static Duration sensible(Duration lasting) {
    if (!lasting.isPositive() || lasting.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("a downtime lasts more than no time and at most a year");
    }
    return lasting;
  }

  /** The one that was said, if one was, and still counts. */
  static Optional<Downtime> of(Optional<InstanceAddress> instance, Traits traits, Instant now) {
    return traits
        .of(Attribute.DOWNTIME, now)
        .flatMap(said -> said.until().map(until -> new Downtime(instance, said.value(), until)));
  }
}
