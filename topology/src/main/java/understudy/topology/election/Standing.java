package understudy.topology.election;

import java.util.Comparator;
import java.util.List;
import understudy.topology.BinaryLog;
import understudy.topology.InstanceAddress;
import understudy.topology.PromotionRule;
import understudy.topology.Receiver;
import understudy.topology.Seen;
import understudy.topology.SemiSync;
import understudy.topology.Snapshot;
import understudy.topology.Version;
import understudy.topology.gtid.GtidSet;

/**
 * Where an eligible instance stands among others; the natural order puts the best first.
 *
 * @param nearness to the primary that it would take over from
 * @param missing how many transactions it would have to fetch first
 * @param backlog how many it has received and not executed yet
 * @param reception whether a promotion would have to wait for one of its receivers to stop
 */
public record Standing(
    InstanceAddress instance,
    PromotionRule rule,
    Placement.Nearness nearness,
    long missing,
    long backlog,
    BinaryLog.Format format,
    SemiSync.Side acknowledges,
    Version version,
    Place place,
    Reception reception)
    implements Comparable<Standing> {

  /** Where in the tree it replicates. */
  public enum Place {
    BELOW_THE_PRIMARY,
    BELOW_ANOTHER
  }

  /** How it stands with its receivers. */
  public enum Reception {
    SETTLED,
    /** It tries to connect, and so does not stop at once. */
    CONNECTING
  }

  private static final List<Criterion> CRITERIA =
      List.of(
          new Criterion("its promotion rule", Comparator.comparing(Standing::rule)),
          new Criterion(
              "it stands nearer to the primary", Comparator.comparing(Standing::nearness)),
          new Criterion("it lacks fewer transactions", Comparator.comparing(Standing::missing)),
          new Criterion("it has fewer left to apply", Comparator.comparing(Standing::backlog)),
          new Criterion("its binary log is more exact", Comparator.comparing(Standing::format)),
          new Criterion(
              "it acknowledges semi-synchronously",
              Comparator.comparing(Standing::notAcknowledging)),
          new Criterion("its version is older", Comparator.comparing(Standing::version)),
          new Criterion("it is directly below the primary", Comparator.comparing(Standing::place)),
          new Criterion("its receivers are at rest", Comparator.comparing(Standing::reception)),
          new Criterion("its address sorts first", Comparator.comparing(Standing::instance)));

  private static final Comparator<Standing> ORDER =
      CRITERIA.stream().map(Criterion::order).reduce(Comparator::thenComparing).orElseThrow();

  /** Where the instance stands when this is all that the winner must have. */
  public static Standing of(Seen seen, Snapshot snapshot, ElectionPolicy policy, GtidSet goal) {
    return new Standing(
        seen.instance(),
        policy.ruleOf(seen.instance()),
        policy.placement().nearness(seen.instance(), snapshot.primary()),
        goal.minus(seen.held()).count(),
        seen.held().minus(seen.executed()).count(),
        seen.binaryLog().format(),
        seen.semiSync().replica(),
        seen.identity().version(),
        seen.replicatesFrom(snapshot.primary()) ? Place.BELOW_THE_PRIMARY : Place.BELOW_ANOTHER,
        reception(seen));
  }

  private static Reception reception(Seen seen) {
    return seen.channels().stream()
            .anyMatch(channel -> channel.receiver().state() == Receiver.State.CONNECTING)
        ? Reception.CONNECTING
        : Reception.SETTLED;
  }

  /** Why this one goes before the other: the first criterion in which they differ. */
  public String whyBefore(Standing other) {
    return CRITERIA.stream()
        .filter(criterion -> criterion.order().compare(this, other) < 0)
        .findFirst()
        .map(Criterion::advantage)
        .orElse("it stands no worse");
  }

  @Override
  public int compareTo(Standing other) {
    return ORDER.compare(this, other);
  }

  /** One whose receiver was stopped is idle, and acknowledges as soon as it receives again. */
  private boolean notAcknowledging() {
    return switch (acknowledges) {
      case ON, ON_IDLE -> false;
      case OFF, NOT_INSTALLED -> true;
    };
  }

  private record Criterion(String advantage, Comparator<Standing> order) {}
}
