package understudy.activities.mysql;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import understudy.topology.InstanceAddress;
import understudy.topology.Observation;
import understudy.topology.Snapshot;
import understudy.topology.trait.Discovering;
import understudy.workflows.steps.InspectRequest;
import understudy.workflows.steps.Inspection;
import understudy.workflows.steps.LookActivities;
import understudy.workflows.steps.ObserveRequest;

/** Reading servers on behalf of operations. */
public final class MySqlLookActivities implements LookActivities {
  private static final Executor THREADS = Thread::startVirtualThread;

  private final MySqlServers servers;
  private final Discovering discovering;

  /** Finds everybody that can be found. */
  public MySqlLookActivities(MySqlServers servers) {
    this(servers, Discovering.PLAIN);
  }

  /**
   * @param discovering whom it passes over when it looks for a cluster, and how it names the others
   */
  public MySqlLookActivities(MySqlServers servers, Discovering discovering) {
    this.servers = servers;
    this.discovering = discovering;
  }

  @Override
  public Snapshot observe(ObserveRequest request) {
    var observations =
        each(
            request.members(),
            member ->
                servers.probe(
                    member,
                    member.equals(request.primary())
                        ? request.primaryDeadline()
                        : request.deadline()));
    return new Snapshot(
        request.cluster(), servers.clock().instant(), request.primary(), observations);
  }

  @Override
  public Inspection inspect(InspectRequest request) {
    return new Inspector(servers, this::all, discovering).inspect(request.seed());
  }

  private List<Observation> all(List<InstanceAddress> members, Duration deadline) {
    return each(members, member -> servers.probe(member, deadline));
  }

  private static List<Observation> each(
      List<InstanceAddress> members, Function<InstanceAddress, Observation> probe) {
    var pending = new ArrayList<CompletableFuture<Observation>>();
    for (var member : members) {
      pending.add(CompletableFuture.supplyAsync(() -> probe.apply(member), THREADS));
    }
    return pending.stream().map(CompletableFuture::join).toList();
  }
}
