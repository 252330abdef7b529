package understudy.detector;

import java.util.List;
import java.util.Optional;
import understudy.topology.InstanceAddress;
import understudy.topology.Observation;
import understudy.topology.Seen;
import understudy.topology.Silent;
import understudy.topology.Snapshot;

/** Asks whether it is this detector, and not the primary, that lost its network. */
final class OwnNetwork {
  private OwnNetwork() {}

  /**
   * Why a loss cannot be told from a loss of our own network; empty when it can.
   *
   * <p>A refusal or a broken connection came over the network, so it is there. A primary that
   * cannot be reached is lost to others too when most of the other members can be reached: who sees
   * a minority may be on the wrong side of a cut. Other clusters settle it.
   *
   * @param lately who answered not long before the first sign; the others had been away already
   * @param others what was observed in other clusters since the first sign
   */
  static Optional<String> doubt(
      Snapshot snapshot, List<InstanceAddress> lately, List<Observation> others) {
    if (snapshot.of(snapshot.primary()).filter(OwnNetwork::unreachable).isEmpty()) {
      return Optional.empty();
    }
    var witnesses =
        snapshot.withoutPrimary().stream().filter(it -> lately.contains(it.instance())).toList();
    var away = witnesses.stream().filter(OwnNetwork::unreachable).toList();
    var within = witnesses.size() - away.size();
    if (away.size() <= within) {
      return Optional.empty();
    }
    var otherAway = others.stream().filter(OwnNetwork::unreachable).count();
    return others.size() > 2 * otherAway ? Optional.empty() : Optional.of(sentence(away, others));
  }

  private static String sentence(List<Observation> away, List<Observation> others) {
    var elsewhere =
        others.isEmpty()
            ? "nothing was heard from other clusters since the first sign"
            : "most instances of other clusters cannot be reached either";
    return "no alarm, for it may be our own network that is cut: beside the primary %s cannot be reached, and %s"
        .formatted(
            away.stream()
                .map(Observation::instance)
                .map(InstanceAddress::toString)
                .reduce("%s, %s"::formatted)
                .orElse("nobody"),
            elsewhere);
  }

  private static boolean unreachable(Observation observation) {
    return switch (observation) {
      case Seen _ -> false;
      case Silent silent ->
          switch (silent.reason()) {
            case TIMED_OUT, UNREACHABLE -> true;
            case REFUSED, BROKEN, ACCESS_DENIED, TOO_MANY_CONNECTIONS, UNREADABLE -> false;
          };
    };
  }
}
