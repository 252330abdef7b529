package understudy.web.cluster;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import understudy.topology.ClusterName;
import understudy.topology.InstanceAddress;
import understudy.web.Asked;
import understudy.web.Refusal;

/** Finds the cluster that somebody means. */
final class Meant {
  private Meant() {}

  static ClusterView among(Clusters clusters, String text) {
    var named = named(clusters, text);
    if (named.isPresent()) {
      return named.get();
    }
    var called =
        such(clusters, it -> it.guardian().particulars().alias().filter(text::equals).isPresent());
    var found = called.isEmpty() ? having(clusters, text) : called;
    return switch (found.size()) {
      case 0 -> throw Asked.unknownCluster(text);
      case 1 -> found.getFirst();
      default ->
          throw Refusal.conflict(
              "that may be each of %s: say its name"
                  .formatted(
                      found.stream()
                          .map(it -> it.guardian().cluster().value())
                          .collect(Collectors.joining(", "))));
    };
  }

  private static Optional<ClusterView> named(Clusters clusters, String text) {
    try {
      return clusters.find(new ClusterName(text));
    } catch (IllegalArgumentException noName) {
      return Optional.empty();
    }
  }

  private static List<ClusterView> having(Clusters clusters, String text) {
    try {
      var address = InstanceAddress.parse(text);
      return such(clusters, it -> it.guardian().members().contains(address));
    } catch (IllegalArgumentException noAddress) {
      return List.of();
    }
  }

  private static List<ClusterView> such(Clusters clusters, Predicate<ClusterView> wanted) {
    return clusters.all().stream().filter(wanted).toList();
  }
}
