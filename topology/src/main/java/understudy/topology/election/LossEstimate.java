package understudy.topology.election;

import java.time.Instant;
import understudy.topology.Counted;
import understudy.topology.Printable;
import understudy.topology.gtid.GtidSet;

/** What a failover is known to lose, as far as the lost primary was last observed. */
public sealed interface LossEstimate {
  /** The estimate in one clause. */
  String sentence();

  /** The primary was never observed, so nothing can be said. */
  record Unknown() implements LossEstimate {
    @Override
    public String sentence() {
      return "what is lost cannot be told, for the primary's position was never read";
    }
  }

  /** All that the primary was seen to have is kept. */
  record NothingKnown(Instant asOf) implements LossEstimate {
    @Override
    public String sentence() {
      return "it has all that the primary was seen to have at " + asOf;
    }
  }

  /** At least these are lost. */
  record AtLeast(GtidSet transactions, Instant asOf) implements LossEstimate {
    @Override
    public String sentence() {
      return "the loss is at least %s that the primary had at %s: %s"
          .formatted(
              Counted.of(transactions.count(), "transaction"),
              asOf,
              Printable.of(transactions.toString()));
    }
  }
}
