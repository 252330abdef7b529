package understudy.web.operation;

import io.temporal.activity.ActivityOptions;
import io.temporal.activity.LocalActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import understudy.topology.InstanceAddress;
import understudy.topology.gtid.GtidSet;
import understudy.workflows.decision.Decision;
import understudy.workflows.guardian.Vote;
import understudy.workflows.operation.FailoverReport;
import understudy.workflows.operation.FailoverRequest;
import understudy.workflows.operation.FailoverWorkflow;
import understudy.workflows.steps.ActReport;
import understudy.workflows.steps.FenceReport;
import understudy.workflows.steps.FenceRequest;
import understudy.workflows.steps.FreezeRequest;
import understudy.workflows.steps.LookActivities;
import understudy.workflows.steps.ObserveRequest;
import understudy.workflows.steps.PromoteReport;
import understudy.workflows.steps.PromoteRequest;
import understudy.workflows.steps.RepointRequest;
import understudy.workflows.steps.ServerActivities;

/**
 * A failover that decides nothing by itself: it only leaves a history of the form that a real one
 * leaves.
 */
public final class SampleFailover implements FailoverWorkflow {
  @Override
  public FailoverReport failOver(FailoverRequest request) {
    var survivors = request.members().stream().filter(one -> !one.equals(request.lost())).toList();
    look("Read all four members once more")
        .observe(
            new ObserveRequest(
                request.mandate().cluster(),
                request.lost(),
                request.members(),
                Duration.ofMillis(500)));
    decide(
        "confirm", "primary %s is dead: none of its 3 replicas hears it".formatted(request.lost()));
    var fenced =
        Async.function(
            act("Close " + request.lost() + " if it can be reached")::fence,
            new FenceRequest(request.mandate(), request.lost(), Duration.ofMillis(300)));
    act("Stop the receivers of all survivors")
        .freeze(
            new FreezeRequest(
                request.mandate(), request.lost(), survivors, Duration.ofMillis(500)));
    var elected = survivors.getFirst();
    decide("elect", "%s leads: it has all that the primary was seen to have".formatted(elected));
    var open =
        act("Drain the relay log of %s and open it".formatted(elected))
            .promote(
                new PromoteRequest(
                    request.mandate(),
                    elected,
                    GtidSet.empty(),
                    request.durability(),
                    Duration.ofMinutes(10)));
    repoint(request, elected, survivors);
    return recovered(request, elected, survivors, open, fenced.get());
  }

  @Override
  public void lostAgain(Vote vote) {
    throw new UnsupportedOperationException("the sample's new primary lives");
  }

  private static FailoverReport recovered(
      FailoverRequest request,
      InstanceAddress elected,
      List<InstanceAddress> survivors,
      PromoteReport open,
      FenceReport fenced) {
    return new FailoverReport.Recovered(
        request.lost(),
        elected,
        open.writableAt(),
        survivors.subList(1, survivors.size()),
        List.of(),
        List.of(),
        GtidSet.empty(),
        fenced.fence(),
        "%s leads in place of %s; 2 replicas follow it, and nothing that was seen is lost"
            .formatted(elected, request.lost()));
  }

  private static void repoint(
      FailoverRequest request, InstanceAddress elected, List<InstanceAddress> survivors) {
    var moves = new ArrayList<Promise<ActReport>>();
    for (var replica : survivors.subList(1, survivors.size())) {
      moves.add(
          Async.function(
              act("Make %s a replica of %s".formatted(replica, elected))::repoint,
              new RepointRequest(
                  request.mandate(),
                  replica,
                  elected,
                  request.durability(),
                  Duration.ofSeconds(30))));
    }
    Promise.allOf(moves).get();
  }

  private static void decide(String name, String sentence) {
    Decision.record(name, String.class, said -> said, () -> sentence);
  }

  private static LookActivities look(String summary) {
    return Workflow.newLocalActivityStub(
        LookActivities.class,
        LocalActivityOptions.newBuilder()
            .setStartToCloseTimeout(Duration.ofSeconds(2))
            .setSummary(summary)
            .build());
  }

  private static ServerActivities act(String summary) {
    return Workflow.newActivityStub(
        ServerActivities.class,
        ActivityOptions.newBuilder()
            .setStartToCloseTimeout(Duration.ofSeconds(10))
            .setRetryOptions(
                RetryOptions.newBuilder()
                    .setInitialInterval(Duration.ofMillis(40))
                    .setMaximumAttempts(5)
                    .build())
            .setSummary(summary)
            .build());
  }

  /** A fence that reached nobody. */
  static FenceReport unreachable(InstanceAddress deposed) {
    return new FenceReport(
        FenceReport.Fence.UNREACHABLE,
        deposed + " refuses connections, so it must be closed when it comes back",
        List.of(),
        List.of());
  }
}
