package understudy.workflows.steps;

import java.time.Duration;
import understudy.topology.Durability;
import understudy.topology.InstanceAddress;

/**
 * Make an instance a healthy, read-only replica of a source, whatever it was before; a former
 * primary too.
 *
 * @param durability semi-synchronous: it acknowledges what it receives
 * @param limit for the whole
 */
public record RepointRequest(
    Mandate mandate,
    InstanceAddress replica,
    InstanceAddress source,
    Durability durability,
    Duration limit) {}
