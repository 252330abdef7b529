package understudy.topology.trait;

import java.time.Duration;

/**
 * All that the settings say about discovery.
 *
 * @param learnEvery how often queries are asked again
 */
public record Discovering(
    Naming naming, Ignoring ignoring, HostNames hostNames, Duration learnEvery) {
  /** Everybody is found, as they name each other, and nothing else is asked. */
  public static final Discovering PLAIN =
      new Discovering(Naming.NONE, Ignoring.NOBODY, HostNames.AS_FOUND, Duration.ofMinutes(5));

  public Discovering {
    if (!learnEvery.isPositive()) {
      throw new IllegalArgumentException("queries are asked again after more than no time");
    }
  }
}
