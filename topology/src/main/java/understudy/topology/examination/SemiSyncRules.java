package understudy.topology.examination;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import understudy.topology.Counted;
import understudy.topology.Seen;
import understudy.topology.SemiSync;

/** Semi-synchronous replication on the primary: who acknowledges, and how many are waited for. */
final class SemiSyncRules {
  private SemiSyncRules() {}

  static Stream<Finding> examine(Chart chart) {
    return chart.seenPrimary().filter(seen -> seen.semiSync().isSource()).stream()
        .flatMap(seen -> Stream.concat(acknowledgers(chart, seen), waitPoint(seen)));
  }

  private static Stream<Finding> acknowledgers(Chart chart, Seen primary) {
    var semiSync = primary.semiSync();
    var wanted = Math.max(1, semiSync.acknowledgements());
    var there = semiSync.clients();
    if (there < wanted) {
      return Stream.of(tooFew(chart, primary, wanted));
    }
    if (there > wanted && chart.policy().acknowledgers() == Acknowledgers.EXACT) {
      return Stream.of(
          finding(
              chart,
              primary,
              Case.TOO_MANY_ACKNOWLEDGERS,
              "%s, and %d shall".formatted(acknowledging(there), wanted),
              "SET GLOBAL rpl_semi_sync_replica_enabled=0 on those that shall not"));
    }
    return there == wanted && chart.below(chart.primary()).count() > wanted
        ? Stream.of(
            finding(
                chart,
                primary,
                Case.NO_ACKNOWLEDGER_TO_SPARE,
                "%s, and a commit waits for %s: when one is lost, commits wait"
                    .formatted(acknowledging(there), Counted.of(wanted, "acknowledgement")),
                "let another replica acknowledge: SET GLOBAL rpl_semi_sync_replica_enabled=1"))
        : Stream.empty();
  }

  private static Finding tooFew(Chart chart, Seen primary, int wanted) {
    var semiSync = primary.semiSync();
    var here =
        "a commit waits for %s and %s"
            .formatted(Counted.of(wanted, "acknowledgement"), acknowledging(semiSync.clients()));
    var advice =
        "bring an acknowledging replica back, or let another one acknowledge, "
            + "or wait for fewer: SET GLOBAL rpl_semi_sync_source_wait_for_replica_count";
    if (semiSync.source() == SemiSync.Side.ON_IDLE) {
      return finding(
          chart,
          primary,
          Case.SEMI_SYNC_FELL_BACK,
          "%s: %s fell back to commits that wait for nobody".formatted(here, primary.instance()),
          advice);
    }
    var waiting = semiSync.waiting().orElse(0);
    return waiting > 0
        ? finding(
            chart,
            primary,
            Case.PRIMARY_LOCKED,
            "%s: commits on %s hang, %s waiting"
                .formatted(here, primary.instance(), Counted.of(waiting, "session")),
            advice)
        : finding(
            chart,
            primary,
            Case.PRIMARY_ABOUT_TO_LOCK,
            "%s: the next commit on %s will hang".formatted(here, primary.instance()),
            advice);
  }

  private static String acknowledging(int replicas) {
    return switch (replicas) {
      case 0 -> "nobody acknowledges";
      case 1 -> "1 replica acknowledges";
      default -> replicas + " replicas acknowledge";
    };
  }

  private static Stream<Finding> waitPoint(Seen primary) {
    return primary
        .semiSync()
        .waitPoint()
        .filter(point -> point == SemiSync.WaitPoint.AFTER_COMMIT)
        .map(
            _ ->
                new Finding(
                    Case.COMMITS_SEEN_TOO_EARLY,
                    List.of(primary.instance()),
                    "others on %s see a commit before it is acknowledged: a failover may take it back"
                        .formatted(primary.instance()),
                    "SET GLOBAL rpl_semi_sync_source_wait_point=AFTER_SYNC",
                    Chart.said(primary, "it waits AFTER_COMMIT")))
        .stream();
  }

  private static Finding finding(
      Chart chart, Seen primary, Case kind, String sentence, String advice) {
    var evidence = new ArrayList<Evidence>();
    evidence.addAll(
        Chart.said(
            primary,
            "it waits for %d, %d acknowledge, %s"
                .formatted(
                    primary.semiSync().acknowledgements(),
                    primary.semiSync().clients(),
                    primary.semiSync().source() == SemiSync.Side.ON
                        ? "in effect"
                        : "fallen back")));
    for (var replica : chart.snapshot().replicasOf(primary.instance())) {
      evidence.addAll(Chart.said(replica, said(replica)));
    }
    return new Finding(kind, List.of(primary.instance()), sentence, advice, evidence);
  }

  private static String said(Seen replica) {
    return switch (replica.semiSync().replica()) {
      case ON -> "%s acknowledges".formatted(replica.instance());
      case ON_IDLE -> "%s would acknowledge, and is not connected".formatted(replica.instance());
      case OFF -> "%s does not acknowledge".formatted(replica.instance());
      case NOT_INSTALLED -> "%s has no semi-synchronous replication".formatted(replica.instance());
    };
  }
}
