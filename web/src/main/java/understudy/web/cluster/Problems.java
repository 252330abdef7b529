package understudy.web.cluster;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import understudy.topology.InstanceAddress;
import understudy.topology.Receiver;
import understudy.topology.examination.Examination;
import understudy.topology.examination.Finding;
import understudy.topology.examination.Severity;
import understudy.topology.trait.Downtime;
import understudy.web.Wording;
import understudy.web.cluster.Standing.Problem;
import understudy.workflows.guardian.Deposed;

/** What is wrong: one sentence for each thing that a person would want to know. */
final class Problems {
  private Problems() {}

  /** The worst first; in the order of the cases among equals. */
  static List<Problem> of(ClusterView view, Optional<Examination> examination, Instant now) {
    var all = new ArrayList<Problem>();
    examination
        .map(Examination::findings)
        .orElse(List.of())
        .forEach(
            finding -> {
              if (finding.kind().severity() != Severity.NOTE && !isOfDeposed(view, finding)) {
                all.add(of(finding, downtime(view, finding.about().getFirst(), now)));
              }
            });
    view.guardian().deposed().forEach(one -> all.add(of(one, downtime(view, one.instance(), now))));
    FlapBlock.of(view.guardian(), now)
        .ifPresent(
            block ->
                all.add(
                    new Problem(
                        view.guardian().cluster().value(),
                        block.sentence(),
                        Severity.DANGER,
                        Optional.empty())));
    return all.stream().sorted(Comparator.comparing(Problem::severity)).toList();
  }

  /** What is to become of a deposed primary is a decision, and told as one. */
  private static boolean isOfDeposed(ClusterView view, Finding finding) {
    return view.guardian().deposed().stream()
        .anyMatch(one -> one.instance().equals(finding.about().getFirst()));
  }

  private static Optional<Downtime> downtime(
      ClusterView view, InstanceAddress instance, Instant now) {
    return view.guardian().particulars().downtimesOf(instance, now).stream().findFirst();
  }

  private static Problem of(Finding finding, Optional<Downtime> downtime) {
    return new Problem(
        finding.about().getFirst().toString(),
        Wording.brief(finding.sentence()),
        finding.kind().severity(),
        downtime);
  }

  private static Problem of(Deposed deposed, Optional<Downtime> downtime) {
    return new Problem(
        deposed.instance().toString(),
        "%s is deposed: %s".formatted(deposed.instance(), Former.clause(deposed)),
        Severity.DANGER,
        downtime);
  }

  /** What needs attention on one instance before all. */
  static List<String> of(Examination examination, InstanceAddress instance) {
    return examination.findings().stream()
        .filter(finding -> finding.kind().severity().compareTo(Severity.DANGER) <= 0)
        .filter(finding -> finding.about().getFirst().equals(instance))
        .sorted(Comparator.comparing(finding -> finding.kind().severity()))
        .map(Finding::sentence)
        .map(Wording::brief)
        .toList();
  }

  /** The words for a receiver's state in a table. */
  static String word(Receiver.State state) {
    return switch (state) {
      case RUNNING -> "receiving";
      case CONNECTING -> "connecting";
      case STOPPED -> "stopped";
    };
  }
}
