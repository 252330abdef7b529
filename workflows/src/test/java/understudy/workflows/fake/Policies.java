package understudy.workflows.fake;

import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import understudy.topology.InstanceAddress;
import understudy.topology.PromotionRule;
import understudy.workflows.guardian.ClusterPolicy;
import understudy.workflows.guardian.ClusterPolicy.Automation;
import understudy.workflows.steps.Hook;
import understudy.workflows.steps.HookEvent;

/** Policies that differ from the standard in one thing. */
public final class Policies {
  private static final ClusterPolicy STANDARD = ClusterPolicy.standard();

  private Policies() {}

  public static ClusterPolicy standard() {
    return STANDARD;
  }

  public static ClusterPolicy quorum(int quorum) {
    return of(Automation.AUTOMATIC, quorum, List.of(), List.of());
  }

  public static ClusterPolicy byHand() {
    return of(Automation.BY_HAND, 1, List.of(), List.of());
  }

  public static ClusterPolicy never(InstanceAddress... instances) {
    return of(Automation.AUTOMATIC, 1, List.of(instances), List.of());
  }

  public static ClusterPolicy hooks(Hook... hooks) {
    return of(Automation.AUTOMATIC, 1, List.of(), List.of(hooks));
  }

  public static Hook hook(String name, Hook.Need need, HookEvent... events) {
    var call = new Hook.Program(List.of("/bin/true"));
    return new Hook(name, List.of(events), need, call, Duration.ofSeconds(5), 2);
  }

  private static ClusterPolicy of(
      Automation automation, int quorum, List<InstanceAddress> never, List<Hook> hooks) {
    var rules = new TreeMap<InstanceAddress, PromotionRule>();
    never.forEach(it -> rules.put(it, PromotionRule.MUST_NOT));
    return new ClusterPolicy(
        automation,
        quorum,
        STANDARD.voteWindow(),
        STANDARD.antiFlap(),
        STANDARD.observeDeadline(),
        STANDARD.fenceDeadline(),
        Duration.ofSeconds(30),
        rules,
        hooks);
  }
}
