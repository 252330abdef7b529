package understudy.web.cluster;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import understudy.topology.Snapshot;
import understudy.topology.diagnosis.Diagnosis;
import understudy.topology.examination.Severity;
import understudy.topology.trait.Downtime;
import understudy.web.Wording;
import understudy.workflows.guardian.GuardianState;
import understudy.workflows.guardian.OperationSummary;

/**
 * How a cluster stands, in one word, one sentence and a list of problems.
 *
 * @param running the operation that changes it at this moment
 */
public record Standing(
    Level level, String sentence, List<Problem> problems, Optional<OperationSummary> running) {

  public Standing {
    problems = List.copyOf(problems);
  }

  /**
   * Something that somebody should know.
   *
   * @param about an instance or the cluster's name
   * @param downtime that it happens in; it makes the cluster's standing no worse then
   */
  public record Problem(
      String about, String sentence, Severity severity, Optional<Downtime> downtime) {}

  /** Judges one cluster as it looks at {@code now}. */
  public static Standing of(ClusterView view, Instant now) {
    var guardian = view.guardian();
    var running = running(guardian);
    var problems = Problems.of(view, view.examination(), now);
    var seen =
        switch (view.sight()) {
          case ClusterView.Unwatched unwatched ->
              new Standing(Level.UNKNOWN, Wording.brief(unwatched.reason()), problems, running);
          case ClusterView.Watched watched ->
              new Standing(
                  level(watched.diagnosis(), problems),
                  Wording.brief(sentence(watched.snapshot(), watched.diagnosis())),
                  problems,
                  running);
        };
    return running
        .map(operation -> new Standing(Level.WORKING, announce(operation), problems, running))
        .orElse(seen);
  }

  private static String announce(OperationSummary operation) {
    return operation.sentence().isBlank()
        ? "%s runs".formatted(operation.id())
        : "%s runs: %s".formatted(operation.id(), Wording.brief(operation.sentence()));
  }

  private static Optional<OperationSummary> running(GuardianState guardian) {
    return guardian.operations().stream()
        .filter(one -> one.state() == OperationSummary.State.RUNNING)
        .reduce((first, second) -> second);
  }

  private static Level level(Diagnosis diagnosis, List<Problem> problems) {
    return switch (diagnosis) {
      case Diagnosis.Healthy ignored -> level(problems);
      case Diagnosis.PrimaryLost ignored -> Level.LOST;
      case Diagnosis.PrimaryWithoutReplicasSilent ignored -> Level.LOST;
      case Diagnosis.PrimaryReadOnly ignored -> Level.LOST;
      case Diagnosis.SeveralWritable ignored -> Level.LOST;
      case Diagnosis.ClusterSilent ignored -> Level.LOST;
      case Diagnosis.PrimaryUnseen ignored -> Level.ATTENTION;
      case Diagnosis.PrimaryAlive ignored -> Level.ATTENTION;
    };
  }

  /** A primary that answers; weaknesses, and what is in downtime, are told and disturb nobody. */
  private static Level level(List<Problem> problems) {
    return problems.stream()
        .filter(problem -> problem.downtime().isEmpty())
        .map(Problem::severity)
        .min(Comparator.naturalOrder())
        .map(
            worst ->
                switch (worst) {
                  case OUTAGE -> Level.LOST;
                  case DANGER -> Level.ATTENTION;
                  case WEAKNESS, NOTE -> Level.HEALTHY;
                })
        .orElse(Level.HEALTHY);
  }

  private static String sentence(Snapshot snapshot, Diagnosis diagnosis) {
    return switch (diagnosis) {
      case Diagnosis.Healthy healthy ->
          "%s; %s"
              .formatted(
                  healthy.sentence(),
                  follow(
                      snapshot.seen().stream().filter(seen -> !seen.channels().isEmpty()).count()));
      default -> diagnosis.sentence();
    };
  }

  private static String follow(long replicas) {
    return replicas == 0
        ? "nobody follows it"
        : "%s %s"
            .formatted(Wording.plural(replicas, "replica"), replicas == 1 ? "follows" : "follow");
  }
}
