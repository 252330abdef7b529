package understudy.topology.examination;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import understudy.topology.BinaryLog;
import understudy.topology.BinaryLog.Format;
import understudy.topology.Channel;
import understudy.topology.InstanceAddress;
import understudy.topology.Seen;

/** What the replicas log, taken together: whether one of them could lead the others. */
final class LogRules {
  private LogRules() {}

  static Stream<Finding> examine(Chart chart) {
    var direct = chart.snapshot().replicasOf(chart.primary());
    var logging = direct.stream().filter(LogRules::logs).toList();
    return Stream.of(
            nobodyLogs(chart, direct, logging),
            noWay(chart, direct),
            formats(chart, logging),
            versions(logging),
            modes(chart))
        .flatMap(found -> found);
  }

  private static boolean logs(Seen seen) {
    return seen.identity().version().flavour().holdsData()
        && seen.binaryLog().state() == BinaryLog.State.ON
        && seen.binaryLog().relayed() == BinaryLog.Relayed.LOGGED;
  }

  private static Stream<Finding> nobodyLogs(Chart chart, List<Seen> direct, List<Seen> logging) {
    return logging.isEmpty()
        ? Together.of(
            Case.NO_REPLICA_LOGS,
            direct,
            "none of the replicas of " + chart.primary() + " logs what it replicates: %s",
            "set log_bin and log_replica_updates=ON on at least two of them",
            seen -> "its binary log is " + seen.binaryLog().state())
        : Stream.empty();
  }

  private static Stream<Finding> noWay(Chart chart, List<Seen> direct) {
    var without =
        direct.stream()
            .filter(
                seen ->
                    seen.channels().stream()
                        .filter(channel -> channel.source().equals(chart.primary()))
                        .anyMatch(it -> it.positioning() == Channel.Positioning.FILE))
            .toList();
    return Together.of(
        Case.NO_WAY_TO_FAIL_OVER,
        without,
        "not all replicas of " + chart.primary() + " find their position by GTID: not %s",
        "set gtid_mode=ON everywhere, then SOURCE_AUTO_POSITION=1 on their channels",
        _ -> "it replicates by file and offset");
  }

  private static Stream<Finding> formats(Chart chart, List<Seen> logging) {
    return Stream.of(
            mixture(chart, logging, Case.STATEMENT_AND_MIXED_LOGS, Format.STATEMENT, Format.MIXED),
            mixture(chart, logging, Case.STATEMENT_AND_ROW_LOGS, Format.STATEMENT, Format.ROW),
            mixture(chart, logging, Case.MIXED_AND_ROW_LOGS, Format.MIXED, Format.ROW))
        .flatMap(found -> found);
  }

  private static Stream<Finding> mixture(
      Chart chart, List<Seen> logging, Case kind, Format one, Format other) {
    var ones = logging.stream().filter(seen -> seen.binaryLog().format() == one).toList();
    var others = logging.stream().filter(seen -> seen.binaryLog().format() == other).toList();
    if (ones.isEmpty() || others.isEmpty()) {
      return Stream.empty();
    }
    return Together.of(
        kind,
        Stream.concat(ones.stream(), others.stream()).toList(),
        "replicas of " + chart.primary() + " log in the formats " + one + " and " + other + ": %s",
        "set binlog_format=ROW everywhere",
        seen -> "its binlog_format is " + seen.binaryLog().format());
  }

  private static Stream<Finding> versions(List<Seen> logging) {
    var series =
        logging.stream().map(LogRules::series).distinct().sorted().collect(Collectors.toList());
    return series.size() > 1
        ? Together.of(
            Case.SEVERAL_VERSIONS_LOG,
            logging,
            "replicas of the versions " + String.join(" and ", series) + " log: %s",
            "bring all to one version; until then an older one cannot follow a newer one",
            seen -> "its version is " + seen.identity().version())
        : Stream.empty();
  }

  private static String series(Seen seen) {
    var version = seen.identity().version();
    return version.major() + "." + version.minor();
  }

  private static Stream<Finding> modes(Chart chart) {
    return chart.snapshot().seen().stream().flatMap(source -> modes(chart, source));
  }

  private static Stream<Finding> modes(Chart chart, Seen source) {
    InstanceAddress name = source.instance();
    var mode = source.binaryLog().gtidMode();
    return Together.of(
        Case.GTID_MODES_DIFFER,
        chart.snapshot().replicasOf(name).stream()
            .filter(replica -> replica.binaryLog().gtidMode() != mode)
            .toList(),
        "replicas of " + name + " differ from its gtid_mode, which is " + mode + ": %s",
        "set gtid_mode=ON everywhere, one step at a time",
        seen -> "its gtid_mode is " + seen.binaryLog().gtidMode());
  }
}
