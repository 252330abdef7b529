package understudy.topology.examination;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import understudy.topology.Seen;

/** Two instances that claim to be one. */
final class IdentityRules {
  private IdentityRules() {}

  static Stream<Finding> examine(Chart chart) {
    return Stream.concat(
        alike(chart, seen -> seen.identity().uuid())
            .flatMap(same -> isOne(same) ? knownTwice(same) : duplicateUuid(same)),
        alike(chart, seen -> seen.identity().serverId())
            .filter(same -> same.stream().map(it -> it.identity().uuid()).distinct().count() > 1)
            .flatMap(IdentityRules::duplicateId));
  }

  private static <K extends Comparable<K>> Stream<List<Seen>> alike(
      Chart chart, Function<Seen, K> key) {
    var alike = new TreeMap<K, List<Seen>>();
    for (var seen : chart.snapshot().seen()) {
      alike.computeIfAbsent(key.apply(seen), _ -> new ArrayList<>()).add(seen);
    }
    return alike.values().stream().filter(same -> same.size() > 1);
  }

  /**
   * Whether they also agree on all that they call themselves: a copied host often keeps its name,
   * and servers of one host may share a port.
   */
  private static boolean isOne(List<Seen> same) {
    var names = same.stream().map(seen -> seen.identity().names()).distinct().toList();
    return names.size() == 1
        && names.getFirst().own().isPresent()
        && same.stream().map(seen -> seen.identity().serverId()).distinct().count() == 1;
  }

  private static Stream<Finding> knownTwice(List<Seen> same) {
    return Together.of(
        Case.KNOWN_TWICE,
        same,
        "one instance is known by several addresses: %s",
        "forget all addresses of it but one",
        seen -> "it is %s, by its own word".formatted(own(seen)));
  }

  private static Stream<Finding> duplicateUuid(List<Seen> same) {
    return Together.of(
        Case.DUPLICATE_UUID,
        same,
        "several servers have one UUID, so that none can replicate from the other: %s",
        "stop the copy, remove auto.cnf from its data directory, and start it",
        seen -> "its UUID is " + seen.identity().uuid());
  }

  private static Stream<Finding> duplicateId(List<Seen> same) {
    return Together.of(
        Case.DUPLICATE_SERVER_ID,
        same,
        "several servers have one server_id, so that transactions are skipped: %s",
        "give each its own server_id",
        seen -> "its server_id is " + seen.identity().serverId());
  }

  private static String own(Seen seen) {
    return seen.identity().names().own().map(Object::toString).orElse("nobody");
  }
}
