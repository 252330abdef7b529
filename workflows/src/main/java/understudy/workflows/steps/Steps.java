package understudy.workflows.steps;

import io.temporal.activity.ActivityOptions;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.List;
import understudy.topology.InstanceAddress;
import understudy.topology.Snapshot;

/**
 * All that a workflow asks of the world: each step with its own sentence, time-outs and retries.
 *
 * <p>Looking happens at once; acting gives a promise, so that what is independent runs in parallel.
 * A step that fails for good ends its promise with an {@link io.temporal.failure.ActivityFailure}.
 */
public final class Steps {
  private static final Duration SHORT = Duration.ofSeconds(5);
  private static final int FEW = 5;
  private static final int SOME = 12;

  private Steps() {}

  /** Reads all members now. */
  public static Snapshot observe(ObserveRequest request) {
    var options =
        StepOptions.look("Read %s".formatted(text(request.members())), request.deadline());
    return Workflow.newLocalActivityStub(LookActivities.class, options).observe(request);
  }

  /** Looks at a cluster that somebody wants to register. */
  public static Inspection inspect(InspectRequest request) {
    var options = StepOptions.look("Inspect the cluster around " + request.seed(), SHORT);
    return Workflow.newLocalActivityStub(LookActivities.class, options).inspect(request);
  }

  /** Stops the receivers of the survivors. */
  public static Promise<FreezeReport> freeze(FreezeRequest request) {
    var summary = "Stop the receivers of " + text(request.survivors());
    var options = StepOptions.act(summary, request.deadline(), FEW);
    return Async.function(servers(options)::freeze, request);
  }

  /** Starts the receivers of the survivors again. */
  public static Promise<ActReport> thaw(ThawRequest request) {
    var summary = "Start the receivers of %s again".formatted(text(request.survivors()));
    return Async.function(servers(StepOptions.act(summary, SHORT, SOME))::thaw, request);
  }

  /** Closes a deposed primary as far as it can be reached. */
  public static Promise<FenceReport> fence(FenceRequest request) {
    var summary = "Close %s to writes, if it can be reached".formatted(request.deposed());
    var options = StepOptions.act(summary, request.deadline(), FEW);
    return Async.function(servers(options)::fence, request);
  }

  /** Lets the elected fetch what it lacks. */
  public static Promise<ActReport> fetch(FetchRequest request) {
    var summary =
        "Let %s fetch %d transactions from %s"
            .formatted(request.elected(), request.missing().count(), request.donor());
    var options = StepOptions.actWhileFresh(summary, request.limit(), FEW);
    return Async.function(servers(options)::fetch, request);
  }

  /** Drains the elected and opens it. */
  public static Promise<PromoteReport> promote(PromoteRequest request) {
    var summary = "Let %s apply all it has, then open it for writes".formatted(request.elected());
    var options = StepOptions.actWhileFresh(summary, request.limit(), FEW);
    return Async.function(servers(options)::promote, request);
  }

  /** Makes one instance a replica of a source. */
  public static Promise<ActReport> repoint(RepointRequest request) {
    var summary = "Let %s replicate from %s".formatted(request.replica(), request.source());
    var options = StepOptions.act(summary, request.limit(), SOME);
    return Async.function(servers(options)::repoint, request);
  }

  /** Hands the writes from a living primary to its successor. */
  public static Promise<HandOverReport> handOver(HandOverRequest request) {
    var summary =
        "Hand the writes from %s over to %s".formatted(request.old(), request.successor());
    var options = StepOptions.act(summary, request.limit().plus(request.closeLimit()), SOME);
    return Async.function(servers(options)::handOver, request);
  }

  /** Ends every MySQL session that an operation left behind. */
  public static Promise<ActReport> sweep(SweepRequest request) {
    var summary = "End what sessions this operation left on " + text(request.members());
    return Async.function(servers(StepOptions.act(summary, SHORT, FEW))::sweep, request);
  }

  /** Runs one hook. */
  public static Promise<HookReport> hook(HookRequest request) {
    var summary = "Run the hook '%s'".formatted(request.hook().name());
    var hooks =
        Workflow.newActivityStub(HookActivities.class, StepOptions.hook(summary, request.hook()));
    return Async.function(hooks::run, request);
  }

  /** Keeps a closed operation longer than the engine does. */
  public static Promise<ActReport> archive(ArchiveRequest request) {
    var summary = "Archive %s".formatted(request.operation());
    var archives = Workflow.newActivityStub(ArchiveActivities.class, StepOptions.keep(summary));
    return Async.function(archives::archive, request);
  }

  private static ServerActivities servers(ActivityOptions options) {
    return Workflow.newActivityStub(ServerActivities.class, options);
  }

  private static String text(List<InstanceAddress> instances) {
    return String.join(", ", instances.stream().map(InstanceAddress::toString).toList());
  }
}
