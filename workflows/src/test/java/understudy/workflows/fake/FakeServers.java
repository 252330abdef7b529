package understudy.workflows.fake;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import understudy.topology.Durability;
import understudy.topology.InstanceAddress;
import understudy.topology.Writability;
import understudy.workflows.fake.Troubles.When;
import understudy.workflows.steps.ActReport;
import understudy.workflows.steps.Failures;
import understudy.workflows.steps.FenceReport;
import understudy.workflows.steps.FenceRequest;
import understudy.workflows.steps.FetchRequest;
import understudy.workflows.steps.FreezeReport;
import understudy.workflows.steps.FreezeRequest;
import understudy.workflows.steps.HandOverReport;
import understudy.workflows.steps.HandOverRequest;
import understudy.workflows.steps.PromoteReport;
import understudy.workflows.steps.PromoteRequest;
import understudy.workflows.steps.RepointRequest;
import understudy.workflows.steps.ServerActivities;
import understudy.workflows.steps.SweepRequest;
import understudy.workflows.steps.ThawRequest;

/** The hands, in a simulated cluster: the same contract, the same ways to fail. */
public final class FakeServers implements ServerActivities {
  private final FakeCluster cluster;

  public FakeServers(FakeCluster cluster) {
    this.cluster = cluster;
  }

  @Override
  public FreezeReport freeze(FreezeRequest request) {
    return step(
        "freeze",
        request.lost(),
        () -> {
          request.survivors().forEach(it -> cluster.get(it).receiving = false);
          var frozen = cluster.snapshot(request.lost(), request.survivors());
          return new FreezeReport(frozen, "stopped the receivers", List.of(), List.of());
        });
  }

  @Override
  public ActReport thaw(ThawRequest request) {
    return step(
        "thaw",
        request.survivors().getFirst(),
        () -> {
          request.survivors().forEach(it -> cluster.get(it).receiving = true);
          return done("started the receivers");
        });
  }

  @Override
  public FenceReport fence(FenceRequest request) {
    return step(
        "fence",
        request.deposed(),
        () -> {
          var deposed = cluster.get(request.deposed());
          if (!deposed.isAlive()) {
            return new FenceReport(
                FenceReport.Fence.UNREACHABLE, "no answer", List.of(), List.of());
          }
          deposed.writability = Writability.SUPER_READ_ONLY;
          return new FenceReport(FenceReport.Fence.CLOSED, "closed it", List.of(), List.of());
        });
  }

  @Override
  public ActReport fetch(FetchRequest request) {
    return step(
        "fetch",
        request.elected(),
        () -> {
          var elected = living(request.elected());
          var donor = living(request.donor());
          donor.apply();
          elected.retrieved = elected.retrieved.union(donor.executed.intersect(request.missing()));
          elected.apply();
          return done("fetched");
        });
  }

  @Override
  public PromoteReport promote(PromoteRequest request) {
    return step(
        "promote",
        request.elected(),
        () -> {
          var elected = living(request.elected());
          if (elected.receiving && elected.source != null) {
            throw Failures.PRECONDITION.lasting(request.elected() + " still receives");
          }
          elected.apply();
          if (!elected.executed.contains(request.goal())) {
            throw Failures.PRECONDITION.lasting(request.elected() + " lacks what it should have");
          }
          elected.open(acknowledgements(request.durability()));
          return new PromoteReport(
              cluster.clock(), elected.executed, "opened it", List.of(), List.of());
        });
  }

  @Override
  public ActReport repoint(RepointRequest request) {
    return step(
        "repoint",
        request.replica(),
        () -> {
          var replica = living(request.replica());
          var source = cluster.get(request.source());
          replica.apply();
          if (!source.held().contains(replica.executed)) {
            throw Failures.PRECONDITION.lasting(request.replica() + " has more than its source");
          }
          if (!request.source().equals(replica.source) || !replica.receiving) {
            replica.follow(request.source(), acknowledgements(request.durability()));
          }
          if (!source.isAlive()) {
            throw Failures.TRANSIENT.retryable(request.source() + " cannot be reached");
          }
          return done("follows");
        });
  }

  @Override
  public HandOverReport handOver(HandOverRequest request) {
    return step(
        "hand-over",
        request.successor(),
        () -> {
          var successor = living(request.successor());
          if (!successor.isWritable()) {
            var old = living(request.old());
            old.writability = Writability.SUPER_READ_ONLY;
            cluster.troubles().at("hand-over", When.DURING, request.successor().toString());
            living(request.old());
            cluster.flow();
            if (!successor.isAlive() || !successor.executed.contains(old.executed)) {
              old.writability = Writability.WRITABLE;
              return handedOver(HandOverReport.Result.UNDONE);
            }
            successor.open(acknowledgements(request.durability()));
          }
          return handedOver(HandOverReport.Result.HANDED_OVER);
        });
  }

  @Override
  public ActReport sweep(SweepRequest request) {
    return step("sweep", request.members().getFirst(), () -> done("swept"));
  }

  private <T> T step(String name, InstanceAddress about, Supplier<T> effect) {
    cluster.note(name, about.toString());
    cluster.troubles().at(name, When.BEFORE, about.toString());
    T report;
    synchronized (cluster) {
      cluster.flow();
      report = effect.get();
      cluster.flow();
    }
    cluster.troubles().at(name, When.AFTER, about.toString());
    return report;
  }

  private FakeInstance living(InstanceAddress address) {
    var instance = cluster.get(address);
    if (!instance.isAlive()) {
      throw Failures.INSTANCE_LOST.lasting(address + " is gone");
    }
    return instance;
  }

  private HandOverReport handedOver(HandOverReport.Result result) {
    return new HandOverReport(
        result, Duration.ofMillis(7), "nobody could write for 7 ms", List.of(), List.of());
  }

  private static ActReport done(String sentence) {
    return new ActReport(sentence, List.of(), List.of());
  }

  private static int acknowledgements(Durability durability) {
    return switch (durability) {
      case Durability.Asynchronous() -> 0;
      case Durability.SemiSynchronous(var wanted, var _) -> wanted;
    };
  }
}
