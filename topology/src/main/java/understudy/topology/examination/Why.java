package understudy.topology.examination;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import understudy.topology.diagnosis.Diagnosis;

/**
 * Why nothing is done about a cluster.
 *
 * @param now what holds a failover back at this moment
 * @param besides what else would hold one back, if it were wanted
 */
public record Why(Restraint now, List<Restraint> besides) {
  public Why {
    besides = List.copyOf(besides);
  }

  /** Nobody sees the cluster. */
  public static Why unwatched(String reason) {
    return new Why(new Restraint.NotWatched(reason), List.of());
  }

  /**
   * Puts together what is seen and what the guardian goes by.
   *
   * @param doubt why the detector does not trust what it sees
   */
  public static Why of(
      Examination examination, Optional<String> doubt, Orders orders, Instant now) {
    var primary = examination.verdict().primary();
    if (orders.running().isPresent()) {
      return new Why(new Restraint.UnderWay(orders.running().get()), orders.standing(primary, now));
    }
    if (!(examination.verdict() instanceof Diagnosis.PrimaryLost)) {
      return new Why(examination.restraint().orElseThrow(), orders.standing(primary, now));
    }
    if (doubt.isPresent()) {
      return new Why(new Restraint.OwnNetworkDoubted(doubt.get()), orders.standing(primary, now));
    }
    var held = orders.now(primary, now);
    return held.isEmpty()
        ? new Why(new Restraint.AboutToBegin(primary), List.of())
        : new Why(held.getFirst(), held.subList(1, held.size()));
  }
}
