package understudy.topology;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How an instance fares, and what it lets us do.
 *
 * @param uptime for how long it has been running
 * @param connections how many it has taken, and may take
 * @param write what became of an attempt to write to it, if one was made
 * @param missingGrants what our account would need there and was not granted
 */
public record Vitals(
    Optional<Duration> uptime,
    Optional<Connections> connections,
    Optional<WriteTrial> write,
    List<String> missingGrants) {
  /** Nothing was read. */
  public static final Vitals UNKNOWN =
      new Vitals(Optional.empty(), Optional.empty(), Optional.empty(), List.of());

  public Vitals {
    uptime = Objects.requireNonNullElse(uptime, Optional.empty());
    connections = Objects.requireNonNullElse(connections, Optional.empty());
    write = Objects.requireNonNullElse(write, Optional.empty());
    missingGrants = List.copyOf(Objects.requireNonNullElse(missingGrants, List.of()));
  }

  /** How many connections are taken, of how many. */
  public record Connections(int used, int limit) {}
}
