package understudy.topology.membership;

import java.util.List;
import java.util.stream.Stream;
import understudy.topology.Channel;
import understudy.topology.InstanceAddress;
import understudy.topology.Observation;
import understudy.topology.Seen;

/** Discovers a cluster from one address, upwards by sources and downwards by connected replicas. */
public final class Crawl {
  private Crawl() {}

  /**
   * The addresses to probe next, ordered; none when the crawl is at its end. Each address is asked
   * for once, whether it answers or not.
   *
   * @param soFar all observations that the crawl made, in any order
   */
  public static List<InstanceAddress> next(InstanceAddress seed, List<Observation> soFar) {
    var known = soFar.stream().map(Observation::instance).toList();
    return Stream.concat(
            Stream.of(seed),
            soFar.stream()
                .filter(Seen.class::isInstance)
                .map(Seen.class::cast)
                .flatMap(Crawl::neighbours))
        .filter(address -> !known.contains(address))
        .sorted()
        .distinct()
        .toList();
  }

  /** A replica of several sources leads into other clusters: from there only downwards. */
  public static Stream<InstanceAddress> neighbours(Seen seen) {
    return Kinship.hasSeveralSources(seen)
        ? seen.replicas().stream()
        : Stream.concat(seen.channels().stream().map(Channel::source), seen.replicas().stream());
  }
}
