package understudy.topology.examination;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import understudy.topology.InstanceAddress;
import understudy.topology.Silent;
import understudy.topology.diagnosis.Diagnosis;

/** The primary: whether it is there, and takes writes. */
final class PrimaryRules {
  private static final String WAIT =
      "nothing: a failover follows, or the cluster's page says why not";
  private static final String LOOK = "look after its host and the network between it and us";

  private PrimaryRules() {}

  static Stream<Finding> examine(Chart chart) {
    return Stream.concat(verdict(chart).stream(), readOnly(chart));
  }

  private static Optional<Finding> verdict(Chart chart) {
    return switch (chart.verdict()) {
      case Diagnosis.Healthy _, Diagnosis.PrimaryReadOnly _ -> Optional.empty();
      case Diagnosis.PrimaryDead _ -> of(chart, Case.PRIMARY_DEAD, WAIT);
      case Diagnosis.PrimaryAndSomeReplicasDead _ ->
          of(chart, Case.PRIMARY_AND_SOME_REPLICAS_DEAD, WAIT);
      case Diagnosis.PrimaryFrozen _ -> of(chart, Case.PRIMARY_FROZEN, WAIT);
      case Diagnosis.ClusterSilent _ ->
          of(chart, Case.CLUSTER_SILENT, "see first whether our own network is whole");
      case Diagnosis.PrimaryWithoutReplicasSilent _ ->
          of(chart, Case.PRIMARY_WITHOUT_REPLICAS_SILENT, "start it, or restore it from a backup");
      case Diagnosis.PrimaryUnseen _ -> of(chart, unseen(chart), LOOK);
      case Diagnosis.PrimaryAlive _ -> alive(chart);
      case Diagnosis.SeveralWritable several ->
          Optional.of(
              new Finding(
                  Case.SEVERAL_WRITABLE,
                  several.writable(),
                  several.sentence(),
                  "close all but the primary: SET GLOBAL super_read_only=1; then compare the data",
                  several.writable().stream().flatMap(chart::itself).toList()));
    };
  }

  private static Optional<Finding> of(Chart chart, Case kind, String advice) {
    return Optional.of(
        new Finding(
            kind,
            List.of(chart.primary()),
            chart.verdict().sentence(),
            advice,
            chart.evidenceOf(chart.primary())));
  }

  private static Case unseen(Chart chart) {
    if (!chart.isMember(chart.primary())) {
      return Case.PRIMARY_NOT_LOOKED_AT;
    }
    return chart.below(chart.primary()).anyHears() && chart.allLag(chart.primary())
        ? Case.PRIMARY_UNSEEN_AND_REPLICAS_LAG
        : Case.PRIMARY_UNSEEN;
  }

  private static Optional<Finding> alive(Chart chart) {
    return silentPrimary(chart)
        .flatMap(
            silent ->
                switch (silent.reason()) {
                  case ACCESS_DENIED ->
                      of(
                          chart,
                          Case.PRIMARY_DENIES_ACCESS,
                          "grant our account what it needs: understudy prepare says how");
                  case TOO_MANY_CONNECTIONS ->
                      of(
                          chart,
                          Case.PRIMARY_OUT_OF_CONNECTIONS,
                          "end sessions that are not needed, or raise max_connections");
                  case UNREADABLE ->
                      of(
                          chart,
                          Case.PRIMARY_UNREADABLE,
                          "see whether it is a MySQL server of a supported version");
                  case REFUSED, BROKEN, TIMED_OUT, UNREACHABLE -> Optional.empty();
                });
  }

  private static Optional<Silent> silentPrimary(Chart chart) {
    return chart.snapshot().silent().stream()
        .filter(silent -> chart.isPrimary(silent.instance()))
        .findFirst();
  }

  private static Stream<Finding> readOnly(Chart chart) {
    return chart.seenPrimary().filter(seen -> !seen.isWritable()).stream()
        .map(
            seen ->
                new Finding(
                    Case.PRIMARY_READ_ONLY,
                    List.of(seen.instance()),
                    "primary %s is read-only: nobody can write".formatted(seen.instance()),
                    "make sure that nobody else takes writes, then SET GLOBAL read_only=0",
                    chart.itself(seen.instance()).toList()));
  }

  /** A primary that still replicates: from a co-primary, or from somebody who is no member. */
  static Stream<Finding> replicates(Chart chart) {
    return chart.seenPrimary().stream()
        .flatMap(seen -> seen.channels().stream())
        .map(channel -> channel.source())
        .distinct()
        .map(source -> replicates(chart, source));
  }

  private static Finding replicates(Chart chart, InstanceAddress source) {
    var co = chart.isMember(source) ? "its co-primary" : "no member of the cluster";
    return new Finding(
        Case.PRIMARY_REPLICATES,
        List.of(chart.primary(), source),
        "primary %s replicates from %s, %s".formatted(chart.primary(), source, co),
        "if that is not meant: STOP REPLICA, and RESET REPLICA ALL once it has applied all",
        chart.itself(chart.primary()).toList());
  }
}
