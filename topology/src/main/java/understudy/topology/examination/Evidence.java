package understudy.topology.examination;

import java.time.Instant;
import understudy.topology.InstanceAddress;

/**
 * Something that was observed.
 *
 * @param by which instance said it, or kept silent
 * @param what in one sentence
 */
public record Evidence(InstanceAddress by, Instant at, String what) {}
