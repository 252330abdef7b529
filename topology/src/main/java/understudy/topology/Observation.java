package understudy.topology;

import java.time.Instant;

/** What one probe of one instance learned, with its time. */
public sealed interface Observation permits Seen, Silent {
  /** The address that was probed. */
  InstanceAddress instance();

  /** When the answer came, or when waiting for it was given up. */
  Instant at();
}
