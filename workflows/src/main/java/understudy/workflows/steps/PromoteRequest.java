package understudy.workflows.steps;

import java.time.Duration;
import understudy.topology.Durability;
import understudy.topology.InstanceAddress;
import understudy.topology.gtid.GtidSet;

/**
 * Drain the relay log of the elected, then open it for writes.
 *
 * @param goal what it must have executed before it is opened
 * @param durability what its commits must wait for from its first write on
 * @param limit for the draining
 */
public record PromoteRequest(
    Mandate mandate,
    InstanceAddress elected,
    GtidSet goal,
    Durability durability,
    Duration limit) {}
