package understudy.workflows.operation;

import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import understudy.topology.InstanceAddress;
import understudy.topology.Seen;
import understudy.topology.gtid.GtidSet;
import understudy.topology.switchover.Plan;
import understudy.workflows.steps.ActReport;
import understudy.workflows.steps.HandOverReport;
import understudy.workflows.steps.HandOverReport.Result;
import understudy.workflows.steps.HandOverRequest;
import understudy.workflows.steps.Mishap;
import understudy.workflows.steps.PromoteRequest;
import understudy.workflows.steps.RepointRequest;
import understudy.workflows.steps.Steps;
import understudy.workflows.steps.SweepRequest;

/** The first half of a switchover: all up to the moment at which the successor is open. */
final class HandingOver {
  /** Writes that are under way may hold up the closing for so long. */
  private static final Duration CLOSE_LIMIT = Duration.ofMillis(500);

  /** Past it, the old primary is opened again. */
  private static final Duration LIMIT = Duration.ofSeconds(3);

  /** For taking back what was prepared; nobody shall wait long for it. */
  private static final Duration UNDO_LIMIT = Duration.ofSeconds(10);

  private final Scene scene;
  private final InstanceAddress primary;
  private final Plan.Ready plan;
  private final Followers followers;
  private final Undo undo;

  HandingOver(
      Scene scene, InstanceAddress primary, Plan.Ready plan, Followers followers, Undo undo) {
    this.scene = scene;
    this.primary = primary;
    this.plan = plan;
    this.followers = followers;
    this.undo = undo;
  }

  /**
   * Moves replicas below the successor while the old primary still takes writes.
   *
   * @return why that did not succeed; mostly empty
   */
  List<String> prepare() {
    if (!plan.moveBefore().isEmpty()) {
      undo.before("replicas were moved below " + plan.successor(), this::moveBack);
      followers.follow(plan.successor(), plan.moveBefore());
      followers.await();
    }
    return followers.leftBehind();
  }

  /** Hands the writes over; never cancelled, for it is short and must be known to have ended. */
  HandOverReport handOver() {
    var request =
        new HandOverRequest(
            scene.mandate(), primary, plan.successor(), plan.durability(), CLOSE_LIMIT, LIMIT);
    undo.before("%s was closed to writes".formatted(primary), this::reopen);
    var reports = new ArrayList<HandOverReport>(1);
    Workflow.newDetachedCancellationScope(() -> reports.add(attempt(request))).run();
    return reports.getFirst();
  }

  private HandOverReport attempt(HandOverRequest request) {
    try {
      return Steps.handOver(request).get();
    } catch (ActivityFailure failure) {
      return asItStands(Mishap.of(failure).sentence());
    }
  }

  /** A hand-over that never reported: the successor itself tells how far it came. */
  private HandOverReport asItStands(String trouble) {
    var successor = plan.successor();
    var open = scene.observe(primary, List.of(successor)).seen(successor).filter(Seen::isWritable);
    return new HandOverReport(
        open.isPresent() ? Result.HANDED_OVER : Result.UNDONE,
        Duration.ZERO,
        trouble,
        List.of(),
        List.of());
  }

  private void reopen() {
    var both = List.of(primary, plan.successor());
    var snapshot = scene.observe(primary, both);
    var old = snapshot.seen(primary).orElseThrow(this::primaryGone);
    var successor = snapshot.seen(plan.successor());
    if (!old.isWritable() && successor.filter(Seen::isWritable).isEmpty()) {
      // What an attempt left behind must not open the successor after all.
      Steps.sweep(new SweepRequest(scene.mandate(), both)).get();
      Steps.promote(
              new PromoteRequest(
                  scene.mandate(), primary, GtidSet.empty(), plan.durability(), UNDO_LIMIT))
          .get();
    }
  }

  private void moveBack() {
    followers.stop();
    if (scene.observe(primary, List.of(primary)).seen(primary).isEmpty()) {
      throw primaryGone();
    }
    var moves = new ArrayList<Promise<ActReport>>();
    for (var replica : plan.moveBefore()) {
      moves.add(
          Steps.repoint(
              new RepointRequest(
                  scene.mandate(), replica, primary, plan.durability(), UNDO_LIMIT)));
    }
    TemporalFailure first = null;
    for (var move : moves) {
      try {
        move.get();
      } catch (ActivityFailure failure) {
        first = failure;
      }
    }
    if (first != null) {
      throw first;
    }
  }

  private ApplicationFailure primaryGone() {
    return ApplicationFailure.newNonRetryableFailure(
        "%s gave no answer; a failover will find the replicas a source".formatted(primary),
        "PrimaryGone");
  }
}
