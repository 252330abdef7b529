package understudy.ops.bench;

import java.util.List;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What many switchovers came to.
 *
 * @param medianMs of the longest gap between two commits in each run
 * @param commandMs median, from asking to the end of the operation, every replica in its place
 * @param twoWritable samples of all runs in which two servers took writes
 */
@JsonNaming(SnakeCaseStrategy.class)
public record SwitchoverFigures(
    double medianMs,
    double p95Ms,
    long acknowledged,
    long lost,
    double commandMs,
    double healedMs,
    long twoWritable,
    long samples,
    List<SwitchoverRun> runs) {
  /** Sums up at least one run. */
  public static SwitchoverFigures of(List<SwitchoverRun> runs) {
    return new SwitchoverFigures(
        Summary.median(runs, SwitchoverRun::gapMs),
        Summary.p95(runs, SwitchoverRun::gapMs),
        Summary.sum(runs, SwitchoverRun::acknowledged),
        Summary.sum(runs, SwitchoverRun::lost),
        Summary.median(runs, SwitchoverRun::commandMs),
        Summary.median(runs, SwitchoverRun::healedMs),
        Summary.sum(runs, SwitchoverRun::twoWritable),
        Summary.sum(runs, SwitchoverRun::samples),
        List.copyOf(runs));
  }

  /** The same for a person. */
  public String text() {
    return """
        %d switchovers: longest gap between two commits %.0f ms (median), %.0f ms (95 of 100); asked to done %.0f ms
        %d rows acknowledged, %d lost; two writable servers in %d of %d samples"""
        .formatted(
            runs.size(), medianMs, p95Ms, commandMs, acknowledged, lost, twoWritable, samples);
  }
}
