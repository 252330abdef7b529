package understudy.topology.examination;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import understudy.topology.Counted;
import understudy.topology.InstanceAddress;
import understudy.topology.Seen;
import understudy.topology.Silent;

/** Co-primaries: members that the primary replicates from. They keep their name in any trouble. */
final class CoPrimaryRules {
  private static final String MOVE = "let its replicas follow the primary, and end the ring";

  private CoPrimaryRules() {}

  static Stream<Finding> examine(Chart chart) {
    return chart.snapshot().observations().stream()
        .filter(it -> chart.isCoPrimary(it.instance()))
        .flatMap(
            it ->
                switch (it) {
                  case Silent silent when silent.reason().provesAlive() -> Stream.empty();
                  case Silent silent -> Stream.of(silent(chart, silent.instance()));
                  case Seen seen -> seen(chart, seen.instance());
                });
  }

  private static Finding silent(Chart chart, InstanceAddress instance) {
    var below = chart.below(instance);
    var lost = !below.anyHears() && below.anyLost();
    if (below.witnesses().isEmpty()) {
      return finding(
          chart,
          Case.CO_PRIMARY_AND_REPLICAS_SILENT,
          instance,
          "co-primary %s is silent, and so are its replicas".formatted(instance),
          "see first whether the network to all of them is whole");
    }
    if (!lost) {
      return finding(
          chart,
          Case.CO_PRIMARY_UNSEEN,
          instance,
          "co-primary %s is silent to us, and its replicas do not confirm that it is lost"
              .formatted(instance),
          "look after its host and the network between it and us");
    }
    return below.silent().isEmpty()
        ? finding(
            chart,
            Case.CO_PRIMARY_DEAD,
            instance,
            "co-primary %s is dead, unheard by %s"
                .formatted(instance, Counted.of(below.witnesses().size(), "replica")),
            MOVE)
        : finding(
            chart,
            Case.CO_PRIMARY_AND_SOME_REPLICAS_DEAD,
            instance,
            "co-primary %s is dead, and %s silent".formatted(instance, Chart.names(below.away())),
            MOVE);
  }

  private static Stream<Finding> seen(Chart chart, InstanceAddress instance) {
    var below = chart.below(instance);
    return below.witnesses().isEmpty() || !chart.replicating(instance).isEmpty()
        ? Stream.empty()
        : Stream.of(
            finding(
                chart,
                Case.CO_PRIMARY_REPLICAS_STOPPED,
                instance,
                "co-primary %s answers, and none of its replicas replicates".formatted(instance),
                "see below what stopped each of them"));
  }

  private static Finding finding(
      Chart chart, Case kind, InstanceAddress instance, String sentence, String advice) {
    var about = new ArrayList<>(List.of(instance));
    about.addAll(chart.below(instance).seen());
    return new Finding(kind, about, sentence, advice, chart.evidenceOf(instance));
  }
}
