package understudy.topology.election;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import understudy.topology.InstanceAddress;
import understudy.topology.PromotionRule;

/**
 * Who is wanted as a primary.
 *
 * @param rules for the instances that have one; all others are neutral
 * @param excluded instances that may not lead this time: the lost primary, candidates that failed
 */
public record ElectionPolicy(
    SortedMap<InstanceAddress, PromotionRule> rules, List<InstanceAddress> excluded) {
  public ElectionPolicy {
    rules = Collections.unmodifiableSortedMap(new TreeMap<>(rules));
    excluded = List.copyOf(excluded);
  }

  /** The rule of one instance. */
  public PromotionRule ruleOf(InstanceAddress instance) {
    return rules.getOrDefault(instance, PromotionRule.NEUTRAL);
  }
}
