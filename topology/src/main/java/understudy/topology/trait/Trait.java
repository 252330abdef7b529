package understudy.topology.trait;

import java.time.Instant;
import java.util.Optional;

/**
 * One thing that somebody said of an instance or a cluster.
 *
 * @param until when it no longer counts; empty where it counts until it is taken back
 */
public record Trait(Attribute attribute, String value, Origin origin, Optional<Instant> until) {
  public Trait {
    value = attribute.tidy(value);
  }

  /** Said, and good until it is taken back. */
  public static Trait of(Attribute attribute, String value, Origin origin) {
    return new Trait(attribute, value, origin, Optional.empty());
  }

  /** Whether it still counts. */
  public boolean holdsAt(Instant now) {
    return until.isEmpty() || now.isBefore(until.get());
  }
}
