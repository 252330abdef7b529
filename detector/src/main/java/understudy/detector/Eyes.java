package understudy.detector;

import java.util.Optional;

/**
 * All that the detector needs to look with.
 *
 * @param held probes over a connection that is kept from one probe to the next
 * @param fresh probes over a new connection, closed afterwards
 * @param write trial writes to primaries, where they are wanted
 */
public record Eyes(
    Probe held, Probe fresh, Tripwire tripwire, Nudge nudge, Optional<WriteProbe.Plan> write) {
  /** Without trial writes. */
  public Eyes(Probe held, Probe fresh, Tripwire tripwire, Nudge nudge) {
    this(held, fresh, tripwire, nudge, Optional.empty());
  }
}
