package understudy.topology.examination;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import understudy.topology.Ages;
import understudy.topology.Channel;
import understudy.topology.InstanceAddress;
import understudy.topology.Seen;
import understudy.topology.Silent;

/** Each member but the primary: whether it answers, and is a replica as it should be. */
final class InstanceRules {
  private InstanceRules() {}

  static Stream<Finding> examine(Chart chart) {
    return Stream.concat(
        chart.snapshot().silent().stream()
            .filter(silent -> !chart.isPrimary(silent.instance()))
            .flatMap(silent -> silent(chart, silent).stream()),
        chart.others().stream().flatMap(seen -> seen(chart, seen)));
  }

  private static Optional<Finding> silent(Chart chart, Silent silent) {
    var instance = silent.instance();
    return switch (silent.reason()) {
      case ACCESS_DENIED ->
          Optional.of(
              alive(
                  chart,
                  Case.INSTANCE_DENIES_ACCESS,
                  instance,
                  "%s is alive and denies us access",
                  "grant our account what it needs: understudy prepare says how"));
      case TOO_MANY_CONNECTIONS ->
          Optional.of(
              alive(
                  chart,
                  Case.INSTANCE_OUT_OF_CONNECTIONS,
                  instance,
                  "%s is alive and has no connection left",
                  "end sessions that are not needed, or raise max_connections"));
      case UNREADABLE ->
          Optional.of(
              alive(
                  chart,
                  Case.INSTANCE_UNREADABLE,
                  instance,
                  "%s is alive and answers what cannot be understood",
                  "see whether it is a MySQL server of a supported version"));
      case REFUSED, BROKEN, TIMED_OUT, UNREACHABLE ->
          // A co-primary or an intermediate primary has a finding of its own.
          chart.isCoPrimary(instance) || chart.below(instance).count() > 0
              ? Optional.empty()
              : Optional.of(
                  alive(
                      chart,
                      Case.INSTANCE_SILENT,
                      instance,
                      "%s gives no answer: " + silent.reason().clause(),
                      "look after the server, its host, and the network to it"));
    };
  }

  private static Finding alive(
      Chart chart, Case kind, InstanceAddress instance, String form, String advice) {
    return new Finding(
        kind, List.of(instance), form.formatted(instance), advice, chart.itself(instance).toList());
  }

  private static Stream<Finding> seen(Chart chart, Seen seen) {
    return Stream.of(
            writable(chart, seen),
            sourceless(chart, seen),
            stranger(chart, seen),
            delayed(seen),
            severalSources(seen))
        .flatMap(Optional::stream);
  }

  private static Optional<Finding> writable(Chart chart, Seen seen) {
    return seen.isWritable() && !seen.isGroupPrimary()
        ? Optional.of(
            new Finding(
                Case.REPLICA_WRITABLE,
                List.of(seen.instance()),
                "%s takes writes, and does not lead".formatted(seen.instance()),
                "SET GLOBAL super_read_only=1 there; then look for errant transactions",
                chart.itself(seen.instance()).toList()))
        : Optional.empty();
  }

  private static Optional<Finding> sourceless(Chart chart, Seen seen) {
    return seen.channels().isEmpty() && !GroupRules.belongs(chart, seen.instance())
        ? Optional.of(
            new Finding(
                Case.REPLICA_WITHOUT_SOURCE,
                List.of(seen.instance()),
                "%s belongs to the cluster and replicates from nobody".formatted(seen.instance()),
                "let it follow the primary again, or forget it",
                Chart.said(seen, "it has no channel")))
        : Optional.empty();
  }

  private static Optional<Finding> stranger(Chart chart, Seen seen) {
    var strangers =
        seen.channels().stream()
            .map(Channel::source)
            .filter(source -> !chart.isMember(source))
            .toList();
    if (strangers.isEmpty() || strangers.size() < seen.channels().size()) {
      return Optional.empty();
    }
    var about = new ArrayList<>(List.of(seen.instance()));
    about.addAll(strangers);
    return Optional.of(
        new Finding(
            Case.REPLICA_OF_A_STRANGER,
            about,
            "%s replicates from %s, which is no member of the cluster"
                .formatted(seen.instance(), strangers.getFirst()),
            "let it follow a member, or register the cluster that it belongs to",
            Chart.said(seen, "its source is " + strangers.getFirst())));
  }

  private static Optional<Finding> delayed(Seen seen) {
    return seen.channels().stream()
        .filter(channel -> !channel.delay().isZero())
        .findFirst()
        .map(
            channel ->
                new Finding(
                    Case.REPLICA_DELAYED,
                    List.of(seen.instance()),
                    "%s is delayed by %s on purpose, and never leads"
                        .formatted(seen.instance(), Ages.of(channel.delay())),
                    "nothing",
                    Chart.said(seen, "its delay is " + Ages.of(channel.delay()))));
  }

  private static Optional<Finding> severalSources(Seen seen) {
    var sources = seen.channels().stream().map(Channel::source).distinct().toList();
    return sources.size() > 1
        ? Optional.of(
            new Finding(
                Case.SEVERAL_SOURCES,
                List.of(seen.instance()),
                "%s replicates from %d sources: %s"
                    .formatted(seen.instance(), sources.size(), Chart.names(sources)),
                "nothing",
                Chart.said(seen, "its sources are " + Chart.names(sources))))
        : Optional.empty();
  }
}
