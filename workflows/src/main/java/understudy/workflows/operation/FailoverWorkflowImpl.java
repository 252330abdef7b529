package understudy.workflows.operation;

import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.util.ArrayList;
import java.util.List;
import understudy.topology.Snapshot;
import understudy.topology.diagnosis.Diagnosis;
import understudy.topology.diagnosis.Diagnostician;
import understudy.topology.diagnosis.HealthPolicy;
import understudy.workflows.decision.Decision;
import understudy.workflows.guardian.Vote;
import understudy.workflows.steps.FenceReport.Fence;
import understudy.workflows.steps.HookEvent;

/**
 * The runbook of a failover: look again, find a new primary, see to the rest; and once more from
 * there if the new one is lost meanwhile.
 */
public final class FailoverWorkflowImpl implements FailoverWorkflow {
  private final FailoverRequest request;
  private final Scene scene;
  private final HookRuns hooks;
  private final Followers followers;
  private final Fences fences;
  private final Aftermath aftermath;
  private final List<Promise<Void>> news = new ArrayList<>();

  /** Made by the engine, which has the request by then. */
  @WorkflowInit
  public FailoverWorkflowImpl(FailoverRequest request) {
    this.request = request;
    scene = new Scene(request.mandate(), request.members(), request.policy());
    hooks = new HookRuns(scene);
    followers = new Followers(scene, request.durability());
    fences = new Fences(scene);
    var verification = new Verification(scene, request.durability());
    aftermath = new Aftermath(scene, verification, hooks, followers);
  }

  @Override
  public void lostAgain(Vote vote) {
    aftermath.doubt(vote);
  }

  @Override
  public FailoverReport failOver(FailoverRequest same) {
    var reports = new ArrayList<FailoverReport>(1);
    // Never left half-way, whoever cancels it: nobody could write.
    Workflow.newDetachedCancellationScope(() -> reports.add(run())).run();
    var report = reports.getFirst();
    var outcome =
        switch (report) {
          case FailoverReport.Recovered _ -> "recovered";
          case FailoverReport.StoodDown _ -> "stood-down";
          case FailoverReport.Refused _ -> "refused";
        };
    OperationAttributes.ended(outcome, report.sentence());
    return report;
  }

  private FailoverReport run() {
    var snapshot = look();
    var diagnosis = diagnose(snapshot);
    if (!(diagnosis instanceof Diagnosis.PrimaryLost)) {
      return standDown(diagnosis);
    }
    hooks.tell("lost", request.lost());
    hooks.tell("diagnosis", diagnosis.sentence());
    for (var event : List.of(HookEvent.DETECTION, HookEvent.PRE_FAILOVER)) {
      var vetoes = hooks.run(event);
      if (!vetoes.isEmpty()) {
        return refuse(vetoes);
      }
    }
    return replace(new Succession(scene, request, snapshot, followers, fences));
  }

  private FailoverReport replace(Succession succession) {
    while (true) {
      switch (succession.search()) {
        case Succession.Result.Nobody nobody -> {
          return refuse(nobody.reasons());
        }
        case Succession.Result.Led led -> {
          news.add(Async.procedure(scene::opened, led.primary()));
          hooks.tell("promoted", led.primary());
          switch (aftermath.settle(led, succession.survivors())) {
            case Aftermath.End.Settled _ -> {
              return recovered(led, succession);
            }
            case Aftermath.End.LostAgain again -> succession.lose(led, again.lastSeen());
          }
        }
      }
    }
  }

  private Snapshot look() {
    return switch (request.trigger()) {
      case Trigger.Votes _ -> scene.confirm(request.lost());
      case Trigger.Operator _ -> scene.observe(request.lost(), request.members());
    };
  }

  private Diagnosis diagnose(Snapshot snapshot) {
    return Decision.record(
        "confirm: is the primary lost?",
        Diagnosis.class,
        Diagnosis::sentence,
        () ->
            switch (request.trigger()) {
              case Trigger.Votes votes ->
                  Diagnostician.confirm(snapshot, HealthPolicy.DEFAULT, votes.firstSign());
              case Trigger.Operator _ -> Diagnostician.diagnose(snapshot, HealthPolicy.DEFAULT);
            });
  }

  private FailoverReport standDown(Diagnosis diagnosis) {
    var sentence =
        "nothing was done, for on second sight %s (%s)"
            .formatted(diagnosis.sentence(), String.join("; ", diagnosis.evidence()));
    return new FailoverReport.StoodDown(request.lost(), sentence);
  }

  private FailoverReport refuse(List<String> reasons) {
    hooks.tell("reasons", String.join("; ", reasons));
    var all = new ArrayList<>(reasons);
    all.addAll(hooks.run(HookEvent.POST_UNSUCCESSFUL_FAILOVER));
    all.addAll(finish());
    var sentence = "%s was not replaced: %s".formatted(request.lost(), String.join("; ", reasons));
    return new FailoverReport.Refused(request.lost(), all, sentence);
  }

  private FailoverReport recovered(Succession.Result.Led led, Succession succession) {
    var leftBehind = new ArrayList<>(succession.absent());
    leftBehind.addAll(followers.leftBehind());
    var remarks = new ArrayList<>(succession.remarks());
    remarks.addAll(aftermath.remarks());
    remarks.addAll(finish());
    var old = fences.of(request.lost());
    return new FailoverReport.Recovered(
        request.lost(),
        led.primary(),
        led.writableAt(),
        followers.following(),
        leftBehind,
        remarks,
        succession.givenUp(),
        old,
        sentence(led, old, leftBehind.size() + remarks.size()));
  }

  private String sentence(Succession.Result.Led led, Fence old, int open) {
    var closed =
        switch (old) {
          case CLOSED -> "which is closed to writes";
          case UNREACHABLE -> "which could not be reached and must be closed when it is seen again";
        };
    return "%s replaced %s, %s; %d replicas follow; %s%s"
        .formatted(
            led.primary(),
            request.lost(),
            closed,
            followers.following().size(),
            led.loss().sentence(),
            open == 0 ? "" : "; %d things are left to look at".formatted(open));
  }

  /** Nothing of this operation acts any more when it ends. */
  private List<String> finish() {
    fences.finish();
    var remarks = new ArrayList<>(hooks.finish());
    remarks.addAll(scene.sweep());
    for (var told : news) {
      try {
        told.get();
      } catch (TemporalFailure failure) {
        remarks.add("the guardian could not be told who leads");
      }
    }
    return remarks;
  }
}
