package understudy.topology.election;

import java.time.Instant;
import understudy.topology.gtid.GtidSet;

/** The lost primary's position when it was last read. */
public sealed interface LastSeen {
  /** It was never read. */
  record Never() implements LastSeen {}

  /** It had executed this. */
  record Executed(Instant at, GtidSet transactions) implements LastSeen {}
}
