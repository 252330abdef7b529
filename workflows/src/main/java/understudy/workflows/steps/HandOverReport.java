package understudy.workflows.steps;

import java.time.Duration;
import java.util.List;

/**
 * How a hand-over ended.
 *
 * @param gap from the closing of the old to the opening of the next writable primary, as far as it
 *     was measured here
 */
public record HandOverReport(
    Result result, Duration gap, String sentence, List<Phase> phases, List<String> statements)
    implements StepReport {
  /** Who is writable now. */
  public enum Result {
    /** The successor, and only it. */
    HANDED_OVER,
    /** The old primary again: it could not be closed or the successor not opened in time. */
    UNDONE
  }
}
