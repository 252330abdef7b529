package understudy.workflows.operation;

import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import understudy.topology.InstanceAddress;
import understudy.topology.diagnosis.Diagnosis;
import understudy.topology.diagnosis.Diagnostician;
import understudy.topology.diagnosis.HealthPolicy;
import understudy.topology.election.LastSeen;
import understudy.workflows.decision.Decision;
import understudy.workflows.guardian.Vote;
import understudy.workflows.steps.HookEvent;
import understudy.workflows.steps.Mishap;

/** What remains to be done once a new primary is open; given up when that one is lost as well. */
final class Aftermath {
  private final Scene scene;
  private final Verification verification;
  private final HookRuns hooks;
  private final Followers followers;
  private final List<String> remarks = new ArrayList<>();
  private boolean foundLost;
  private @Nullable Vote vote;

  /** How it ended. */
  sealed interface End {
    /** All is done. */
    record Settled() implements End {}

    /** The new primary is lost; {@code lastSeen} is what is known of its position. */
    record LostAgain(LastSeen lastSeen) implements End {}
  }

  Aftermath(Scene scene, Verification verification, HookRuns hooks, Followers followers) {
    this.scene = scene;
    this.verification = verification;
    this.hooks = hooks;
    this.followers = followers;
  }

  /** Detectors say that a new primary is lost. */
  void doubt(Vote said) {
    vote = said;
  }

  /** What went wrong on the way, one sentence each. */
  List<String> remarks() {
    return List.copyOf(remarks);
  }

  /** Sees to the rest, and keeps an ear open for the death of the new primary. */
  End settle(Succession.Result.Led led, List<InstanceAddress> survivors) {
    remarks.clear();
    foundLost = false;
    var rest = Workflow.newCancellationScope(() -> seeToTheRest(led, survivors));
    var done = Async.procedure(rest::run);
    while (true) {
      Workflow.await(() -> vote != null || done.isCompleted());
      var said = vote;
      vote = null;
      var lastSeen = new LastSeen.Executed(led.writableAt(), led.position());
      if (said != null && said.diagnosis().primary().equals(led.primary())) {
        if (isLost(led, survivors)) {
          rest.cancel("the new primary is lost");
          giveUp(done);
          return new End.LostAgain(
              switch (said.lastSeen()) {
                case LastSeen.Never() -> lastSeen;
                case LastSeen.Executed executed -> executed;
              });
        }
      } else if (done.isCompleted()) {
        return foundLost ? new End.LostAgain(lastSeen) : new End.Settled();
      }
    }
  }

  private void seeToTheRest(Succession.Result.Led led, List<InstanceAddress> survivors) {
    try {
      remarks.addAll(hooks.run(HookEvent.ROUTE));
      followers.await();
      remarks.addAll(hooks.run(HookEvent.POST_FAILOVER));
      var all = new ArrayList<>(survivors);
      if (!all.contains(led.primary())) {
        all.add(led.primary());
      }
      var findings = verification.of(led.primary(), followers.following(), all);
      foundLost =
          findings.diagnosis() instanceof Diagnosis.PrimaryLost || isDeserted(findings.diagnosis());
      remarks.addAll(findings.deviations());
    } catch (TemporalFailure failure) {
      remarks.add(Mishap.of(failure).sentence());
    }
  }

  private void giveUp(Promise<Void> done) {
    done.get();
    followers.stop();
  }

  private boolean isLost(Succession.Result.Led led, List<InstanceAddress> survivors) {
    var all = new ArrayList<>(Scene.without(survivors, List.of(led.primary())));
    all.add(led.primary());
    var snapshot = scene.observe(led.primary(), all);
    var diagnosis =
        Decision.record(
            "confirm: is the new primary lost?",
            Diagnosis.class,
            Diagnosis::sentence,
            () -> Diagnostician.diagnose(snapshot, HealthPolicy.DEFAULT));
    return diagnosis instanceof Diagnosis.PrimaryLost;
  }

  /** Unseen by us, and none of the survivors that were sent to it could reach it either. */
  private boolean isDeserted(Diagnosis diagnosis) {
    return diagnosis instanceof Diagnosis.PrimaryUnseen && followers.following().isEmpty();
  }
}
