package understudy.detector;

/**
 * All that the detector needs to look with.
 *
 * @param held probes over a connection that is kept from one probe to the next
 * @param fresh probes over a new connection, closed afterwards
 */
public record Eyes(Probe held, Probe fresh, Tripwire tripwire, Nudge nudge) {}
