package understudy.ops.bench;

import java.util.List;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What many failovers came to.
 *
 * @param healedMs median of the times until the last survivor replicated from the new primary
 * @param twoWritable samples of all runs in which two servers took writes
 */
@JsonNaming(SnakeCaseStrategy.class)
public record FailoverFigures(
    double medianMs,
    double p95Ms,
    long acknowledged,
    long lost,
    double healedMs,
    long twoWritable,
    long samples,
    List<FailoverRun> runs) {
  /** Sums up at least one run. */
  public static FailoverFigures of(List<FailoverRun> runs) {
    return new FailoverFigures(
        Summary.median(runs, FailoverRun::writeMs),
        Summary.p95(runs, FailoverRun::writeMs),
        Summary.sum(runs, FailoverRun::acknowledged),
        Summary.sum(runs, FailoverRun::lost),
        Summary.median(runs, FailoverRun::healedMs),
        Summary.sum(runs, FailoverRun::twoWritable),
        Summary.sum(runs, FailoverRun::samples),
        List.copyOf(runs));
  }

  /** The same for a person. */
  public String text() {
    return """
        %d failovers: first write after %.0f ms (median), %.0f ms (95 of 100); all survivors follow after %.0f ms
        %d rows acknowledged, %d lost; two writable servers in %d of %d samples"""
        .formatted(
            runs.size(), medianMs, p95Ms, healedMs, acknowledged, lost, twoWritable, samples);
  }
}
