package understudy.ops.server;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import understudy.topology.InstanceAddress;
import understudy.topology.PromotionRule;
import understudy.topology.election.Confinement;
import understudy.workflows.guardian.Bounds;
import understudy.workflows.guardian.ClusterPolicy;
import understudy.workflows.guardian.ClusterPolicy.Automation;
import understudy.workflows.steps.Hook;
import understudy.workflows.steps.HookEvent;

/**
 * What holds for clusters that are registered here, as it is written in the settings.
 *
 * @param promotionRules by address, as {@code '[db4:3306]': must_not}
 * @param confinement how far from the lost primary a new one may stand
 * @param neverPromoted patterns of hosts that never lead
 * @param neverRecovered patterns of hosts whose loss only an operator makes good
 */
record PolicySettings(
    @DefaultValue("automatic") String automation,
    @DefaultValue("1") int quorum,
    @DefaultValue("1h") Duration antiFlap,
    @DefaultValue("10m") Duration drainLimit,
    @DefaultValue Map<String, String> promotionRules,
    @DefaultValue("anywhere") String confinement,
    @DefaultValue List<String> neverPromoted,
    @DefaultValue List<String> neverRecovered,
    @DefaultValue List<HookSettings> hooks) {

  /**
   * One hook: a program or an address, and when it runs.
   *
   * @param run a program and its arguments
   * @param post an address that is told by HTTP POST
   */
  record HookSettings(
      String name,
      List<String> events,
      @Nullable List<String> run,
      @Nullable String post,
      @DefaultValue("optional") String need,
      @DefaultValue("10s") Duration limit,
      @DefaultValue("3") int attempts) {
    private static final String KEY = "understudy.policy.hooks.";

    HookSettings {
      Value.required(KEY + "name", name);
      Value.required(KEY + "events", events);
    }

    Hook hook() {
      return new Hook(
          name,
          events.stream().map(it -> Value.choice(KEY + "events", HookEvent.class, it)).toList(),
          Value.choice(KEY + "need", Hook.Need.class, need),
          call(),
          limit,
          attempts);
    }

    private Hook.Call call() {
      if (run != null && post == null) {
        return new Hook.Program(run);
      }
      if (post != null && run == null) {
        return new Hook.Http(post);
      }
      throw new IllegalArgumentException(
          "hook '%s' has either a program to 'run' or an address to 'post' to".formatted(name));
    }
  }

  ClusterPolicy policy() {
    if (quorum < 1) {
      throw new IllegalArgumentException(
          "understudy.policy.quorum: %d is less than 1".formatted(quorum));
    }
    var standard = ClusterPolicy.standard();
    var rules = new TreeMap<InstanceAddress, PromotionRule>();
    promotionRules.forEach(
        (address, rule) ->
            rules.put(
                InstanceAddress.parse(address),
                Value.choice("understudy.policy.promotion-rules", PromotionRule.class, rule)));
    return new ClusterPolicy(
        Value.choice("understudy.policy.automation", Automation.class, automation),
        quorum,
        standard.voteWindow(),
        antiFlap,
        standard.observeDeadline(),
        standard.fenceDeadline(),
        drainLimit,
        rules,
        hooks.stream().map(HookSettings::hook).toList(),
        new Bounds(
            Value.choice("understudy.policy.confinement", Confinement.class, confinement),
            DiscoverySettings.patterns("understudy.policy.never-promoted", neverPromoted),
            DiscoverySettings.patterns("understudy.policy.never-recovered", neverRecovered)));
  }
}
