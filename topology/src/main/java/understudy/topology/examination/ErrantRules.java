package understudy.topology.examination;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import understudy.topology.Counted;
import understudy.topology.InstanceAddress;
import understudy.topology.Seen;
import understudy.topology.Snapshot;
import understudy.topology.gtid.GtidSet;

/**
 * Transactions that were executed on a replica and never on its primary.
 *
 * <p>Each replica is held against the primary itself and not against its own source, so that what
 * was written to an intermediate primary is found there, and again on all below it.
 */
final class ErrantRules {
  private ErrantRules() {}

  static Stream<Finding> examine(Chart chart) {
    return chart.seenPrimary().stream()
        .flatMap(
            primary ->
                chart.replicas().stream()
                    .filter(seen -> seen.channels().size() == 1)
                    .flatMap(seen -> of(chart.snapshot(), primary, seen).stream()));
  }

  private static Optional<Finding> of(Snapshot snapshot, Seen primary, Seen replica) {
    var errant = errant(primary, replica);
    if (errant.isEmpty()) {
      return Optional.empty();
    }
    var from = origin(snapshot, primary, replica, errant);
    var inherited = from.equals(replica.instance()) ? "" : ", which it has from %s".formatted(from);
    return Optional.of(
        new Finding(
            Case.ERRANT_TRANSACTIONS,
            from.equals(replica.instance())
                ? List.of(replica.instance())
                : List.of(replica.instance(), from),
            "%s has %s that primary %s does not have%s: %s"
                .formatted(
                    replica.instance(),
                    Counted.of(errant.count(), "errant transaction"),
                    primary.instance(),
                    inherited,
                    errant),
            "see what they did; then clone it anew, or give the primary empty transactions of the same names",
            List.of(
                new Evidence(replica.instance(), replica.at(), "it executed " + errant),
                new Evidence(primary.instance(), primary.at(), "it did not execute them"))));
  }

  /**
   * The primary was read at another instant: what it wrote itself, or had from sources of its own,
   * may well have come to the replica since.
   */
  static GtidSet errant(Seen primary, Seen replica) {
    var errant = replica.executed().minus(primary.executed());
    errant = errant.minus(errant.from(primary.identity().uuid()));
    for (var channel : primary.channels()) {
      if (channel.sourceUuid().isPresent()) {
        errant = errant.minus(errant.from(channel.sourceUuid().get()));
      }
    }
    return errant;
  }

  /** The first on the way down from the primary that has all of it. */
  private static InstanceAddress origin(
      Snapshot snapshot, Seen primary, Seen replica, GtidSet errant) {
    var origin = replica;
    var left = snapshot.members().size();
    while (left-- > 0) {
      var source =
          origin.channel().map(channel -> channel.source()).flatMap(snapshot::seen).orElse(primary);
      if (source.equals(primary) || !errant(primary, source).contains(errant)) {
        return origin.instance();
      }
      origin = source;
    }
    return origin.instance();
  }
}
