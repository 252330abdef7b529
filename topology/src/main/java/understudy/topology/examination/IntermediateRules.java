package understudy.topology.examination;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import understudy.topology.Counted;
import understudy.topology.InstanceAddress;
import understudy.topology.Observation;
import understudy.topology.Receiver;
import understudy.topology.Seen;
import understudy.topology.Silent;

/** Intermediate primaries: replicas that have replicas. */
final class IntermediateRules {
  private static final String MOVE = "let its replicas follow the primary, or a sibling of it";
  private static final String LOOK = "look after its host and the network between it and us";

  private IntermediateRules() {}

  static Stream<Finding> examine(Chart chart) {
    return chart.snapshot().observations().stream()
        .filter(it -> isIntermediate(chart, it))
        .flatMap(
            it ->
                switch (it) {
                  case Silent silent -> Stream.of(silent(chart, silent.instance()));
                  case Seen seen -> seen(chart, seen.instance()).stream();
                });
  }

  static boolean isIntermediate(Chart chart, Observation observation) {
    var instance = observation.instance();
    return !chart.isPrimary(instance)
        && !chart.isCoPrimary(instance)
        && !GroupRules.belongs(chart, instance)
        && chart.below(instance).count() > 0
        && switch (observation) {
          case Silent silent -> !silent.reason().provesAlive();
          case Seen _ -> true;
        };
  }

  private static Finding silent(Chart chart, InstanceAddress instance) {
    var below = chart.below(instance);
    if (below.witnesses().isEmpty()) {
      return finding(
          chart,
          Case.INTERMEDIATE_AND_REPLICAS_SILENT,
          instance,
          "intermediate primary %s is silent, and so are its replicas %s"
              .formatted(instance, Chart.names(below.away())),
          "see first whether the network to all of them is whole");
    }
    if (below.anyHears()) {
      return unseen(chart, instance);
    }
    return below.anyLost() ? dead(chart, instance, below) : untold(chart, instance, below);
  }

  private static Finding unseen(Chart chart, InstanceAddress instance) {
    return chart.allLag(instance)
        ? finding(
            chart,
            Case.INTERMEDIATE_UNSEEN_AND_REPLICAS_LAG,
            instance,
            "intermediate primary %s is silent to us, and all its replicas lag".formatted(instance),
            LOOK)
        : finding(
            chart,
            Case.INTERMEDIATE_UNSEEN,
            instance,
            "intermediate primary %s is silent to us, and still heard below".formatted(instance),
            LOOK);
  }

  private static Finding dead(Chart chart, InstanceAddress instance, Below below) {
    if (!below.silent().isEmpty()) {
      return finding(
          chart,
          Case.INTERMEDIATE_AND_SOME_REPLICAS_DEAD,
          instance,
          "intermediate primary %s is dead, and %s below it silent"
              .formatted(instance, Chart.names(below.away())),
          MOVE);
    }
    return below.count() == 1
        ? finding(
            chart,
            Case.INTERMEDIATE_WITH_ONE_REPLICA_DEAD,
            instance,
            "intermediate primary %s is dead, and its only replica %s has lost it"
                .formatted(instance, below.seen().getFirst()),
            MOVE)
        : finding(
            chart,
            Case.INTERMEDIATE_DEAD,
            instance,
            "intermediate primary %s is dead, unheard by %s"
                .formatted(instance, Counted.of(below.count(), "replica")),
            MOVE);
  }

  /** Nobody below hears it, and nobody noticed that it went. */
  private static Finding untold(Chart chart, InstanceAddress instance, Below below) {
    return below.count() == 1
        ? finding(
            chart,
            Case.INTERMEDIATE_WITH_ONE_REPLICA_SILENT,
            instance,
            "intermediate primary %s is silent, and its only replica %s cannot tell whether it is dead"
                .formatted(instance, below.seen().getFirst()),
            MOVE)
        : finding(
            chart,
            Case.INTERMEDIATE_UNSEEN,
            instance,
            "intermediate primary %s is silent to us, and none of its replicas can tell whether it is dead"
                .formatted(instance),
            LOOK);
  }

  private static Optional<Finding> seen(Chart chart, InstanceAddress instance) {
    var below = chart.below(instance);
    if (below.witnesses().isEmpty() || !chart.replicating(instance).isEmpty()) {
      return Optional.empty();
    }
    return below.count() > 1 && allConnect(chart, instance)
        ? Optional.of(
            finding(
                chart,
                Case.INTERMEDIATE_CUT_FROM_REPLICAS,
                instance,
                "intermediate primary %s answers us, and none of its replicas can connect to it"
                    .formatted(instance),
                "look after the network between them, or let them follow somebody else"))
        : Optional.of(
            finding(
                chart,
                Case.INTERMEDIATE_REPLICAS_STOPPED,
                instance,
                "intermediate primary %s answers, and none of its replicas replicates"
                    .formatted(instance),
                "see below what stopped each of them"));
  }

  private static boolean allConnect(Chart chart, InstanceAddress instance) {
    return chart.snapshot().replicasOf(instance).stream()
        .flatMap(seen -> seen.channels().stream())
        .filter(channel -> channel.source().equals(instance))
        .allMatch(channel -> channel.receiver().state() == Receiver.State.CONNECTING);
  }

  private static Finding finding(
      Chart chart, Case kind, InstanceAddress instance, String sentence, String advice) {
    var about = new ArrayList<>(List.of(instance));
    about.addAll(chart.below(instance).seen());
    return new Finding(kind, about, sentence, advice, chart.evidenceOf(instance));
  }
}
