package understudy.topology.examination;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import understudy.topology.Flavour;
import understudy.topology.InstanceAddress;

/** All replicas of the primary taken together, while it answers. */
final class FollowerRules {
  private FollowerRules() {}

  static Stream<Finding> examine(Chart chart) {
    if (chart.seenPrimary().isEmpty()) {
      return Stream.empty();
    }
    var primary = chart.primary();
    var below = chart.below(primary);
    if (below.count() == 0) {
      return noReplica(chart);
    }
    if (!chart.replicating(primary).isEmpty()) {
      return Stream.empty();
    }
    return Stream.of(below.count() == 1 ? only(chart, below) : all(chart, below));
  }

  private static Stream<Finding> noReplica(Chart chart) {
    var grouped = GroupRules.belongs(chart, chart.primary());
    return grouped
        ? Stream.empty()
        : Stream.of(
            new Finding(
                Case.NO_REPLICA,
                List.of(chart.primary()),
                "nobody replicates from primary %s: if it dies, nobody can take over"
                    .formatted(chart.primary()),
                "add a replica, or repair those that there were",
                chart.itself(chart.primary()).toList()));
  }

  private static Finding only(Chart chart, Below below) {
    return below.silent().isEmpty()
        ? finding(
            chart,
            Case.PRIMARY_ONLY_REPLICA_STOPPED,
            below.seen(),
            "%s is the only replica of %s and does not replicate"
                .formatted(below.seen().getFirst(), chart.primary()))
        : finding(
            chart,
            Case.PRIMARY_ONLY_REPLICA_SILENT,
            below.away(),
            "%s is the only replica of %s and is silent"
                .formatted(below.away().getFirst(), chart.primary()));
  }

  private static Finding all(Chart chart, Below below) {
    var replicas = new ArrayList<>(below.seen());
    replicas.addAll(below.away());
    return below.silent().isEmpty()
        ? finding(
            chart,
            Case.PRIMARY_REPLICAS_STOPPED,
            replicas,
            "none of the %d replicas of %s replicates".formatted(below.count(), chart.primary()))
        : finding(
            chart,
            Case.PRIMARY_REPLICAS_STOPPED_OR_SILENT,
            replicas,
            "none of the replicas of %s replicates, and %s silent"
                .formatted(chart.primary(), Chart.names(below.away())));
  }

  private static Finding finding(
      Chart chart, Case kind, List<InstanceAddress> replicas, String sentence) {
    var about = new ArrayList<>(List.of(chart.primary()));
    about.addAll(replicas);
    return new Finding(
        kind,
        about,
        sentence,
        "see below what stopped each of them",
        chart.evidenceOf(chart.primary()));
  }

  /** Servers that hand on a log and hold no data. */
  static Stream<Finding> binlogServers(Chart chart) {
    return chart.snapshot().seen().stream()
        .filter(seen -> seen.identity().version().flavour() == Flavour.BINLOG_SERVER)
        .map(
            seen ->
                new Finding(
                    Case.BINLOG_SERVER,
                    List.of(seen.instance()),
                    "%s is a binlog server: it hands on the log, and never leads"
                        .formatted(seen.instance()),
                    "nothing",
                    Chart.said(seen, "its version is " + seen.identity().version())));
  }
}
