package understudy.workflows.steps;

import java.time.Duration;
import understudy.topology.Durability;
import understudy.topology.InstanceAddress;

/**
 * The gap of a switchover: close the old primary, let the successor catch up, open it.
 *
 * @param closeLimit how long writes that are under way may hold up the closing before their
 *     sessions are ended
 * @param limit for the whole gap; past it the old primary is opened again
 */
public record HandOverRequest(
    Mandate mandate,
    InstanceAddress old,
    InstanceAddress successor,
    Durability durability,
    Duration closeLimit,
    Duration limit) {}
