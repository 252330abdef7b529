package understudy.workflows.guardian;

import java.time.Instant;
import understudy.topology.InstanceAddress;
import understudy.workflows.operation.OperationId;

/**
 * A former primary that is not a healthy replica yet: somebody must decide about it.
 *
 * @param by the operation that deposed it
 */
public record Deposed(
    InstanceAddress instance, OperationId by, Instant at, State state, String decision) {
  /** Where it stands. */
  public enum State {
    /** Not seen since: it must be fenced the moment it is. */
    AWAY,
    /** Seen again and closed to writes. */
    FENCED
  }
}
