package understudy.workflows.guardian;

import java.time.Instant;
import understudy.workflows.operation.OperationId;

/**
 * One line about an operation.
 *
 * @param runId the engine's own id of the run, empty when it could not be started
 */
public record OperationSummary(
    OperationId id, String runId, Instant startedAt, State state, String sentence) {
  /** How far it is. */
  public enum State {
    RUNNING,
    /** It has ended, and its record is not archived yet. */
    CLOSED,
    ARCHIVED
  }

  OperationSummary closed(String lastSentence) {
    return new OperationSummary(id, runId, startedAt, State.CLOSED, lastSentence);
  }

  OperationSummary archived() {
    return new OperationSummary(id, runId, startedAt, State.ARCHIVED, sentence);
  }
}
