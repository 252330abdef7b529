package understudy.activities.mysql;

import java.util.function.Supplier;
import understudy.workflows.steps.ActReport;
import understudy.workflows.steps.FenceReport;
import understudy.workflows.steps.FenceRequest;
import understudy.workflows.steps.FetchRequest;
import understudy.workflows.steps.FreezeReport;
import understudy.workflows.steps.FreezeRequest;
import understudy.workflows.steps.HandOverReport;
import understudy.workflows.steps.HandOverRequest;
import understudy.workflows.steps.Mandate;
import understudy.workflows.steps.PromoteReport;
import understudy.workflows.steps.PromoteRequest;
import understudy.workflows.steps.RepointRequest;
import understudy.workflows.steps.ServerActivities;
import understudy.workflows.steps.SweepRequest;
import understudy.workflows.steps.ThawRequest;

/** Changing servers on behalf of operations. */
public final class MySqlServerActivities implements ServerActivities {
  private final MySqlServers servers;
  private final Supplier<Attempt> attempts;
  private final Closing closing;
  private final Receiving receiving;

  /** Acts as the activity that runs on the calling thread. */
  public MySqlServerActivities(MySqlServers servers) {
    this(servers, Attempt::current);
  }

  public MySqlServerActivities(MySqlServers servers, Supplier<Attempt> attempts) {
    this.servers = servers;
    this.attempts = attempts;
    this.closing = new Closing(servers);
    this.receiving = new Receiving(servers);
  }

  @Override
  public FreezeReport freeze(FreezeRequest request) {
    return new Freeze(servers, hands(request.mandate(), "freeze")).freeze(request);
  }

  @Override
  public ActReport thaw(ThawRequest request) {
    return new Freeze(servers, hands(request.mandate(), "thaw")).thaw(request);
  }

  @Override
  public FenceReport fence(FenceRequest request) {
    return new Fence(hands(request.mandate(), "fence"), closing).fence(request);
  }

  @Override
  public ActReport fetch(FetchRequest request) {
    return new Fetch(hands(request.mandate(), "fetch"), receiving).fetch(request);
  }

  @Override
  public PromoteReport promote(PromoteRequest request) {
    return new Promote(hands(request.mandate(), "promote"), servers.settings().useTimeout())
        .promote(request);
  }

  @Override
  public ActReport repoint(RepointRequest request) {
    return new Repoint(hands(request.mandate(), "repoint"), closing, receiving).repoint(request);
  }

  @Override
  public HandOverReport handOver(HandOverRequest request) {
    return new HandOver(
            hands(request.mandate(), "hand-over"), closing, servers.settings().useTimeout())
        .handOver(request);
  }

  @Override
  public ActReport sweep(SweepRequest request) {
    return new Sweep(hands(request.mandate(), "sweep"), servers.settings().connectTimeout())
        .sweep(request);
  }

  private Hands hands(Mandate mandate, String step) {
    var attempt = attempts.get();
    return new Hands(servers, Mark.of(mandate, step, attempt), attempt);
  }
}
