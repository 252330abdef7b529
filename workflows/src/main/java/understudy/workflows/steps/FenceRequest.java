package understudy.workflows.steps;

import java.time.Duration;
import understudy.topology.InstanceAddress;

/** Make sure, as far as it can be reached, that a deposed primary takes no writes. */
public record FenceRequest(Mandate mandate, InstanceAddress deposed, Duration deadline) {}
