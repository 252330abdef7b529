package understudy.workflows.operation;

import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import understudy.topology.InstanceAddress;
import understudy.topology.switchover.Plan;
import understudy.workflows.steps.HandOverReport;
import understudy.workflows.steps.HookEvent;
import understudy.workflows.steps.Mishap;

/** The second half of a switchover: all from the moment at which the successor is open. */
final class HandedOver {
  private final Scene scene;
  private final InstanceAddress old;
  private final Plan.Ready plan;
  private final Followers followers;
  private final HookRuns hooks;
  private final List<String> remarks = new ArrayList<>();
  private final List<Promise<Void>> news = new ArrayList<>();

  HandedOver(
      Scene scene, InstanceAddress old, Plan.Ready plan, Followers followers, HookRuns hooks) {
    this.scene = scene;
    this.old = old;
    this.plan = plan;
    this.followers = followers;
    this.hooks = hooks;
  }

  /**
   * Sees to the rest; when it is cancelled it leaves that to whoever comes next, and ends.
   *
   * @param untouched what nobody but a person sees to
   */
  SwitchoverReport finish(HandOverReport report, List<String> untouched) {
    remarks.addAll(untouched);
    Workflow.newDetachedCancellationScope(
            () -> news.add(Async.procedure(scene::opened, plan.successor())))
        .run();
    try {
      seeToTheRest();
    } catch (TemporalFailure failure) {
      remarks.add("the rest was not seen to: " + Mishap.of(failure).sentence());
    }
    Workflow.newDetachedCancellationScope(this::tidyUp).run();
    var leftBehind = followers.leftBehind();
    return new SwitchoverReport.SwitchedOver(
        old,
        plan.successor(),
        report.gap(),
        leftBehind,
        remarks,
        sentence(report, leftBehind.size() + remarks.size()));
  }

  private void seeToTheRest() {
    var rest = new ArrayList<InstanceAddress>();
    rest.add(old);
    rest.addAll(plan.moveAfter());
    followers.follow(plan.successor(), rest);
    remarks.addAll(hooks.run(HookEvent.ROUTE));
    followers.await();
    remarks.addAll(hooks.run(HookEvent.POST_SWITCHOVER));
    var findings =
        new Verification(scene, plan.durability())
            .of(plan.successor(), followers.following(), scene.members());
    remarks.addAll(findings.deviations());
  }

  private void tidyUp() {
    remarks.addAll(hooks.finish());
    remarks.addAll(scene.sweep());
    for (var told : news) {
      try {
        told.get();
      } catch (TemporalFailure failure) {
        remarks.add("the guardian could not be told who leads");
      }
    }
  }

  private String sentence(HandOverReport report, int open) {
    return "%s took over from %s: %s; %d replicas follow%s"
        .formatted(
            plan.successor(),
            old,
            report.sentence(),
            followers.following().size(),
            open == 0 ? "" : "; %d things are left to look at".formatted(open));
  }
}
