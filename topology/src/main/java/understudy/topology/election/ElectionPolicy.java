package understudy.topology.election;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import understudy.topology.InstanceAddress;
import understudy.topology.PromotionRule;
import understudy.topology.gtid.GtidSet;

/**
 * Who is wanted as a primary.
 *
 * @param rules for the instances that have one; all others are neutral
 * @param excluded instances that may not lead this time: the lost primary, candidates that failed
 * @param placement where they stand, and how far the successor may be
 * @param givenUp what earlier failovers left behind on some instances: that was decided, and nobody
 *     need have it to lead
 */
public record ElectionPolicy(
    SortedMap<InstanceAddress, PromotionRule> rules,
    List<InstanceAddress> excluded,
    Placement placement,
    GtidSet givenUp) {
  public ElectionPolicy {
    rules = Collections.unmodifiableSortedMap(new TreeMap<>(rules));
    excluded = List.copyOf(excluded);
    placement = Objects.requireNonNullElse(placement, Placement.UNKNOWN);
    givenUp = Objects.requireNonNullElse(givenUp, GtidSet.empty());
  }

  /** Wherever they stand, and with nothing given up. */
  public ElectionPolicy(
      SortedMap<InstanceAddress, PromotionRule> rules, List<InstanceAddress> excluded) {
    this(rules, excluded, Placement.UNKNOWN, GtidSet.empty());
  }

  /** The same with these ruled out, and no others. */
  public ElectionPolicy excluding(List<InstanceAddress> others) {
    return new ElectionPolicy(rules, others, placement, givenUp);
  }

  /** The same with these transactions given up too. */
  public ElectionPolicy givingUp(GtidSet transactions) {
    return new ElectionPolicy(rules, excluded, placement, givenUp.union(transactions));
  }

  /** The rule of one instance. */
  public PromotionRule ruleOf(InstanceAddress instance) {
    return rules.getOrDefault(instance, PromotionRule.NEUTRAL);
  }
}
