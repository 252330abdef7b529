package understudy.workflows.steps;

import java.time.Duration;
import understudy.topology.InstanceAddress;
import understudy.topology.gtid.GtidSet;

/** Let the elected replicate from a donor until it has what it is missing. */
public record FetchRequest(
    Mandate mandate,
    InstanceAddress elected,
    InstanceAddress donor,
    GtidSet missing,
    Duration limit) {}
