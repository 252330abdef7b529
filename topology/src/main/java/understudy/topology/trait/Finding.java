package understudy.topology.trait;

import java.util.List;
import java.util.Optional;
import understudy.topology.InstanceAddress;

/**
 * How the value of one attribute is found.
 *
 * @param query what the instance is asked; it answers one row with one column, or none
 * @param given values for hosts that match, the first that does
 * @param pattern takes the value out of the address
 */
public record Finding(Optional<String> query, List<Given> given, Optional<HostPattern> pattern) {
  public Finding {
    given = List.copyOf(given);
    pattern.ifPresent(
        it -> {
          if (!it.extracts()) {
            throw new IllegalArgumentException(
                "the pattern '%s' has no (…) that encloses the value".formatted(it));
          }
        });
  }

  /** A value for hosts that match. */
  public record Given(HostPattern match, String value) {}

  /** What the address alone says. */
  Optional<String> byPattern(InstanceAddress instance) {
    return given.stream()
        .filter(it -> it.match().matches(instance))
        .map(Given::value)
        .findFirst()
        .or(() -> pattern.flatMap(it -> it.extract(instance)));
  }
}
