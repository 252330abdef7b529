package understudy.topology.examination;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import understudy.topology.Ages;
import understudy.topology.Seen;
import understudy.topology.SemiSync;
import understudy.topology.WriteTrial;
import understudy.topology.diagnosis.Diagnosis;

/** Servers that answer, and are at their limits. */
final class StrainRules {
  /** A write that takes longer than this is stalled. */
  private static final Duration STALLED = Duration.ofSeconds(1);

  private StrainRules() {}

  static Stream<Finding> examine(Chart chart) {
    return Stream.concat(
        chart.snapshot().seen().stream()
            .flatMap(
                seen ->
                    Stream.of(write(seen), connections(chart, seen), grants(seen))
                        .flatMap(Optional::stream)),
        barelyAlive(chart).stream());
  }

  private static Optional<Finding> write(Seen seen) {
    return seen.vitals()
        .write()
        .flatMap(
            trial ->
                switch (trial.result()) {
                  case WRITTEN -> Optional.empty();
                  case PENDING -> stalled(seen, trial);
                  case FAILED -> Optional.of(failed(seen, trial));
                });
  }

  /** A commit that waits for acknowledgements hangs as well; that is no fault of the disk. */
  private static Optional<Finding> stalled(Seen seen, WriteTrial trial) {
    var semiSync = seen.semiSync();
    var waits =
        semiSync.source() == SemiSync.Side.ON
            && semiSync.clients() < Math.max(1, semiSync.acknowledgements());
    return waits || trial.took().compareTo(STALLED) <= 0
        ? Optional.empty()
        : Optional.of(
            new Finding(
                Case.DISK_STALLED,
                List.of(seen.instance()),
                "a write to %s has not come back for %s: its disk is stalled or full"
                    .formatted(seen.instance(), Ages.of(trial.took())),
                "look at its disk; switch over, or fail over by hand, if it does not recover",
                Chart.said(seen, "a trial write is %s old".formatted(Ages.of(trial.took())))));
  }

  private static Finding failed(Seen seen, WriteTrial trial) {
    var told =
        trial
            .error()
            .map(error -> " (error %d: %s)".formatted(error.number(), error.message()))
            .orElse("");
    var full = trial.error().filter(it -> Meaning.of(it).equals(Meaning.DISK)).isPresent();
    return new Finding(
        full ? Case.DISK_FULL : Case.WRITES_FAIL,
        List.of(seen.instance()),
        (full ? "the disk of %s is full%s" : "writes to %s fail%s")
            .formatted(seen.instance(), told),
        full ? "make room on its disk" : "see what the error says, and mend it",
        Chart.said(seen, "a trial write failed" + told));
  }

  private static Optional<Finding> connections(Chart chart, Seen seen) {
    return seen.vitals()
        .connections()
        .filter(it -> it.used() * 100L >= (long) it.limit() * chart.policy().connections())
        .map(
            it ->
                new Finding(
                    Case.CONNECTIONS_RUN_OUT,
                    List.of(seen.instance()),
                    "%s has %d of %d connections taken"
                        .formatted(seen.instance(), it.used(), it.limit()),
                    "end sessions that are not needed, or raise max_connections",
                    Chart.said(seen, "%d of %d".formatted(it.used(), it.limit()))));
  }

  private static Optional<Finding> grants(Seen seen) {
    var missing = seen.vitals().missingGrants();
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Finding(
                Case.GRANTS_MISSING,
                List.of(seen.instance()),
                "our account on %s lacks %s".formatted(seen.instance(), String.join(", ", missing)),
                "understudy prepare prints the GRANT that is needed",
                Chart.said(seen, "its grants lack " + String.join(", ", missing))));
  }

  private static Optional<Finding> barelyAlive(Chart chart) {
    if (chart.verdict() instanceof Diagnosis.PrimaryLost) {
      return Optional.empty();
    }
    return Optional.ofNullable(chart.tracks().get(chart.primary()))
        .filter(track -> track.exceeds(chart.policy().budget()))
        .map(
            track ->
                new Finding(
                    Case.PRIMARY_BARELY_ALIVE,
                    List.of(chart.primary()),
                    "primary %s is just alive enough: %d of %d probes of the last %s failed, and nineteen of twenty answers came within %d ms"
                        .formatted(
                            chart.primary(),
                            track.failed(),
                            track.probes(),
                            Ages.of(track.over()),
                            track.slow().toMillis()),
                    "look at its load and its disk; switch over to a healthy one",
                    chart.itself(chart.primary()).toList()));
  }
}
