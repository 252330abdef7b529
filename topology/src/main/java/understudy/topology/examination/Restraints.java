package understudy.topology.examination;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import understudy.topology.Channel;
import understudy.topology.Seen;
import understudy.topology.Silent;
import understudy.topology.diagnosis.Diagnosis;
import understudy.topology.diagnosis.Testimony;
import understudy.topology.diagnosis.Witness;

/** Why a snapshot is no reason to fail over. */
final class Restraints {
  private Restraints() {}

  static Optional<Restraint> of(Chart chart, List<Finding> findings) {
    var primary = chart.primary();
    return switch (chart.verdict()) {
      case Diagnosis.PrimaryLost _ -> Optional.empty();
      case Diagnosis.Healthy _ -> Optional.of(well(chart, findings));
      case Diagnosis.PrimaryReadOnly wrong ->
          Optional.of(new Restraint.PrimaryAnswers(primary, wrong.sentence()));
      case Diagnosis.SeveralWritable wrong -> Optional.of(several(chart, wrong));
      case Diagnosis.PrimaryAlive _ ->
          Optional.of(new Restraint.PrimaryAlive(primary, answer(chart)));
      case Diagnosis.ClusterSilent _ -> Optional.of(new Restraint.NobodyAnswers(primary));
      case Diagnosis.PrimaryWithoutReplicasSilent _ ->
          Optional.of(new Restraint.NobodyToTakeOver(primary));
      case Diagnosis.PrimaryUnseen _ -> Optional.of(unseen(chart));
    };
  }

  /** It answers and is open; that does not mean that anybody can write. */
  private static Restraint well(Chart chart, List<Finding> findings) {
    return findings.stream()
        .filter(finding -> finding.concerns(chart.primary()))
        .filter(
            finding ->
                finding.kind().severity() == Severity.OUTAGE
                    || finding.kind() == Case.PRIMARY_BARELY_ALIVE)
        .min(Finding.ORDER)
        .<Restraint>map(it -> new Restraint.PrimaryAnswers(chart.primary(), it.sentence()))
        .orElseGet(() -> new Restraint.PrimaryWell(chart.primary()));
  }

  private static Restraint several(Chart chart, Diagnosis.SeveralWritable wrong) {
    return chart.seenPrimary().isPresent()
        ? new Restraint.PrimaryAnswers(chart.primary(), wrong.sentence())
        : new Restraint.NotLookedAt(chart.primary());
  }

  private static String answer(Chart chart) {
    return chart.snapshot().silent().stream()
        .filter(silent -> chart.isPrimary(silent.instance()))
        .findFirst()
        .map(Silent::sentence)
        .orElse("unknown");
  }

  private static Restraint unseen(Chart chart) {
    var primary = chart.primary();
    if (!chart.isMember(primary)) {
      return new Restraint.NotLookedAt(primary);
    }
    var witnesses = chart.below(primary).witnesses();
    var hearing =
        witnesses.stream()
            .filter(it -> it.testimony() == Testimony.HEARS)
            .map(Witness::instance)
            .distinct()
            .toList();
    if (hearing.isEmpty()) {
      return new Restraint.NobodyCanTell(
          primary, witnesses.stream().map(Witness::sentence).toList());
    }
    var quiet =
        hearing.stream()
            .flatMap(it -> chart.snapshot().seen(it).stream())
            .flatMap(seen -> quiet(chart, seen).stream())
            .max(Duration::compareTo)
            .orElse(Duration.ZERO);
    return new Restraint.StillHeard(primary, hearing, quiet);
  }

  private static Optional<Duration> quiet(Chart chart, Seen replica) {
    return replica.channels().stream()
        .filter(channel -> chart.isPrimary(channel.source()))
        .map(Channel::receiver)
        .flatMap(receiver -> receiver.lastHeard().stream())
        .map(heard -> Duration.between(heard, replica.at()))
        .findFirst();
  }
}
