package understudy.workflows.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import understudy.topology.Snapshot;
import understudy.workflows.fake.Troubles.When;
import understudy.workflows.steps.ActReport;
import understudy.workflows.steps.ArchiveActivities;
import understudy.workflows.steps.ArchiveRequest;
import understudy.workflows.steps.Failures;
import understudy.workflows.steps.HookActivities;
import understudy.workflows.steps.HookReport;
import understudy.workflows.steps.HookRequest;
import understudy.workflows.steps.InspectRequest;
import understudy.workflows.steps.Inspection;
import understudy.workflows.steps.LookActivities;
import understudy.workflows.steps.ObserveRequest;

/** Looking, hooks and the archive around a simulated cluster. */
public final class FakeWorld implements LookActivities, HookActivities, ArchiveActivities {
  private final FakeCluster cluster;
  private final SortedSet<String> brokenHooks = new TreeSet<>();
  private final List<String> hooks = new ArrayList<>();
  private final List<ArchiveRequest> archived = new ArrayList<>();
  private final List<String> unfit = new ArrayList<>();

  public FakeWorld(FakeCluster cluster) {
    this.cluster = cluster;
  }

  /** A hook of this name fails, however often it is run. */
  public synchronized void breakHook(String name) {
    brokenHooks.add(name);
  }

  /** What the hooks were told: event, name and facts. */
  public synchronized List<String> hooks() {
    return List.copyOf(hooks);
  }

  public synchronized List<ArchiveRequest> archived() {
    return List.copyOf(archived);
  }

  /** Makes the cluster unfit for registration. */
  public synchronized void object(String reason) {
    unfit.add(reason);
  }

  @Override
  public Snapshot observe(ObserveRequest request) {
    cluster.note("observe", request.primary().toString());
    cluster.troubles().at("observe", When.BEFORE, request.primary().toString());
    return cluster.snapshot(request.primary(), request.members());
  }

  @Override
  public synchronized Inspection inspect(InspectRequest request) {
    return unfit.isEmpty()
        ? new Inspection.Fit(cluster.writable().getFirst(), cluster.members(), cluster.durability())
        : new Inspection.Unfit(unfit);
  }

  @Override
  public synchronized HookReport run(HookRequest request) {
    var name = request.hook().name();
    hooks.add("%s %s %s".formatted(request.event(), name, request.facts()));
    if (brokenHooks.contains(name)) {
      throw Failures.HOOK.retryable("it said no");
    }
    return new HookReport("", "it ran", List.of(), List.of());
  }

  @Override
  public synchronized ActReport archive(ArchiveRequest request) {
    archived.add(request);
    return new ActReport("archived", List.of(), List.of());
  }
}
