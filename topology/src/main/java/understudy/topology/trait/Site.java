package understudy.topology.trait;

import java.time.Instant;
import java.util.Optional;

/** Where an instance stands, as far as anybody said. */
public record Site(
    Optional<String> dataCentre, Optional<String> region, Optional<String> environment) {
  /** Nobody said. */
  public static final Site UNKNOWN = new Site(Optional.empty(), Optional.empty(), Optional.empty());

  static Site of(Traits traits, Instant now) {
    return new Site(
        traits.value(Attribute.DATA_CENTRE, now),
        traits.value(Attribute.REGION, now),
        traits.value(Attribute.ENVIRONMENT, now));
  }
}
