package understudy.workflows.operation;

import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.util.ArrayList;
import java.util.List;
import understudy.topology.switchover.Plan;
import understudy.topology.switchover.Refusal;
import understudy.topology.switchover.SwitchoverPlanner;
import understudy.workflows.decision.Decision;
import understudy.workflows.steps.HookEvent;
import understudy.workflows.steps.Mishap;

/**
 * The runbook of a switchover: check all, prepare, hand over in one step, see to the rest. Whatever
 * fails before the successor is open is undone; after that there is only forward.
 */
public final class SwitchoverWorkflowImpl implements SwitchoverWorkflow {
  private final SwitchoverRequest request;
  private final Scene scene;
  private final HookRuns hooks;
  private final Undo undo = new Undo();
  private final List<SwitchoverReport> reports = new ArrayList<>(1);
  private final CancellationScope work;
  private List<String> untouched = List.of();

  /** Made by the engine, which has the request by then. */
  @WorkflowInit
  public SwitchoverWorkflowImpl(SwitchoverRequest request) {
    this.request = request;
    scene = new Scene(request.mandate(), request.members(), request.policy());
    hooks = new HookRuns(scene);
    work = Workflow.newCancellationScope((Runnable) () -> reports.add(run()));
  }

  @Override
  public void giveUp(String reason) {
    work.cancel(reason);
  }

  @Override
  public SwitchoverReport switchOver(SwitchoverRequest same) {
    work.run();
    var report = reports.getFirst();
    var outcome =
        switch (report) {
          case SwitchoverReport.SwitchedOver _ -> "switched-over";
          case SwitchoverReport.Refused _ -> "refused";
          case SwitchoverReport.Undone _ -> "undone";
        };
    OperationAttributes.ended(outcome, report.sentence());
    return report;
  }

  private SwitchoverReport run() {
    try {
      return switch (plan()) {
        case Plan.Ready ready -> carryOut(ready);
        case Plan.Refused refused ->
            refuse(refused.refusals().stream().map(Refusal::sentence).toList());
      };
    } catch (CanceledFailure early) {
      return refuse(List.of("it was given up before it began"));
    }
  }

  private Plan plan() {
    var snapshot = scene.observe(request.primary(), request.members());
    var policy = request.wishes();
    untouched = Bystanders.remarks(snapshot, request.primary());
    return Decision.record(
        "plan: who takes over, and how?",
        Plan.class,
        Plan::sentence,
        () -> SwitchoverPlanner.plan(snapshot, request.target(), policy));
  }

  private SwitchoverReport carryOut(Plan.Ready plan) {
    hooks.tell("primary", request.primary());
    hooks.tell("successor", plan.successor());
    var followers = new Followers(scene, plan.durability());
    var handing = new HandingOver(scene, request.primary(), plan, followers, undo);
    try {
      var vetoes = hooks.run(HookEvent.PRE_SWITCHOVER);
      if (!vetoes.isEmpty()) {
        return refuse(vetoes);
      }
      var stuck = handing.prepare();
      if (!stuck.isEmpty()) {
        return undo(stuck);
      }
      var report = handing.handOver();
      return switch (report.result()) {
        case HANDED_OVER ->
            new HandedOver(scene, request.primary(), plan, followers, hooks)
                .finish(report, untouched);
        case UNDONE -> undo(List.of(report.sentence()));
      };
    } catch (TemporalFailure failure) {
      return undo(List.of(Mishap.of(failure).sentence()));
    }
  }

  private SwitchoverReport refuse(List<String> reasons) {
    var sentence =
        "%s still leads, and nothing was touched: %s"
            .formatted(request.primary(), String.join("; ", reasons));
    return new SwitchoverReport.Refused(request.primary(), reasons, sentence);
  }

  private SwitchoverReport undo(List<String> reasons) {
    var all = new ArrayList<>(reasons);
    all.addAll(undo.run());
    Workflow.newDetachedCancellationScope(
            () -> {
              all.addAll(hooks.finish());
              all.addAll(scene.sweep());
            })
        .run();
    var sentence =
        "%s leads as before: %s".formatted(request.primary(), String.join("; ", reasons));
    return new SwitchoverReport.Undone(request.primary(), all, sentence);
  }
}
