package understudy.topology.membership;

import java.util.List;
import java.util.Optional;
import understudy.topology.Channel;
import understudy.topology.InstanceAddress;
import understudy.topology.Seen;

/** Whether an instance is linked with others by replication. */
public final class Kinship {
  private Kinship() {}

  /**
   * Why an instance does not belong to the others: it is one of them under another address, or
   * nobody of them replicates from it or feeds it. Empty when it belongs.
   */
  public static Optional<String> objection(Seen stranger, List<Seen> known) {
    var same =
        known.stream()
            .filter(it -> it.identity().uuid().equals(stranger.identity().uuid()))
            .findFirst();
    if (same.isPresent()) {
      return Optional.of(
          "%s is %s under another address".formatted(stranger.instance(), same.get().instance()));
    }
    return known.stream().anyMatch(it -> isFedBy(stranger, it) || isFedBy(it, stranger))
        ? Optional.empty()
        : Optional.of(
            "%s replicates from no member, and no member replicates from it"
                .formatted(stranger.instance()));
  }

  /** The sources that it replicates from, each once, in the order of its channels. */
  public static List<InstanceAddress> sources(Seen seen) {
    return seen.channels().stream().map(Channel::source).distinct().toList();
  }

  /** Whether it replicates from more than one source: shown, never promoted, never moved. */
  public static boolean hasSeveralSources(Seen seen) {
    return sources(seen).size() > 1;
  }

  /** By its address or, where that is another one, by its UUID. */
  private static boolean isFedBy(Seen replica, Seen source) {
    return replica.replicatesFrom(source.instance())
        || replica.channels().stream()
            .anyMatch(
                channel ->
                    channel.sourceUuid().filter(source.identity().uuid()::equals).isPresent());
  }
}
