package understudy.workflows.steps;

import java.time.Duration;
import java.util.List;
import understudy.topology.InstanceAddress;

/**
 * Stop the receivers of all survivors, so that no acknowledgement can reach the lost primary any
 * more.
 *
 * @param deadline for each survivor; who cannot be frozen by then is reported as silent
 */
public record FreezeRequest(
    Mandate mandate, InstanceAddress lost, List<InstanceAddress> survivors, Duration deadline) {
  public FreezeRequest {
    survivors = List.copyOf(survivors);
  }
}
