package understudy.topology.diagnosis;

import java.time.Instant;

/**
 * That a primary has been silent for a while, and did not even answer a replica that was made to
 * reconnect to it.
 *
 * <p>A receiver that claims to run and has heard nothing since then only has not noticed yet: its
 * source's heartbeats may be seconds apart, and a broken network does not end a connection by
 * itself.
 *
 * @param since when the observer had the first sign of it
 */
public record Silence(Instant since) {}
