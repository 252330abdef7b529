package understudy.workflows.guardian;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import understudy.topology.InstanceAddress;
import understudy.topology.PromotionRule;
import understudy.topology.election.ElectionPolicy;
import understudy.workflows.steps.Hook;

/**
 * What operators want of one cluster.
 *
 * @param automation whether a lost primary is replaced without asking
 * @param quorum how many distinct observers must agree before that
 * @param voteWindow how long a vote counts
 * @param antiFlap for how long after an automatic failover no other one happens, until acknowledged
 * @param observeDeadline for one observation inside an operation
 * @param fenceDeadline how long a lost primary is tried to be reached
 * @param drainLimit how long the elected may take to apply what it has received
 * @param bounds who never leads, who is never replaced, and how far a new primary may be
 */
public record ClusterPolicy(
    Automation automation,
    int quorum,
    Duration voteWindow,
    Duration antiFlap,
    Duration observeDeadline,
    Duration fenceDeadline,
    Duration drainLimit,
    SortedMap<InstanceAddress, PromotionRule> rules,
    List<Hook> hooks,
    Bounds bounds) {
  public ClusterPolicy {
    rules = Collections.unmodifiableSortedMap(new TreeMap<>(rules));
    hooks = List.copyOf(hooks);
    if (quorum < 1) {
      throw new IllegalArgumentException("the quorum is at least 1");
    }
    bounds = Objects.requireNonNullElse(bounds, Bounds.NONE);
  }

  /** Without bounds. */
  public ClusterPolicy(
      Automation automation,
      int quorum,
      Duration voteWindow,
      Duration antiFlap,
      Duration observeDeadline,
      Duration fenceDeadline,
      Duration drainLimit,
      SortedMap<InstanceAddress, PromotionRule> rules,
      List<Hook> hooks) {
    this(
        automation,
        quorum,
        voteWindow,
        antiFlap,
        observeDeadline,
        fenceDeadline,
        drainLimit,
        rules,
        hooks,
        Bounds.NONE);
  }

  /** Who is wanted as a primary, as far as the policy says it. */
  public ElectionPolicy wishes() {
    return new ElectionPolicy(rules, List.of());
  }

  /** What holds where nothing else is said. */
  public static ClusterPolicy standard() {
    return new ClusterPolicy(
        Automation.AUTOMATIC,
        1,
        Duration.ofSeconds(5),
        Duration.ofHours(1),
        Duration.ofMillis(500),
        Duration.ofMillis(300),
        Duration.ofMinutes(10),
        new TreeMap<>(),
        List.of());
  }

  /** Who decides on a failover. */
  public enum Automation {
    AUTOMATIC,
    /** Only an operator. */
    BY_HAND
  }
}
