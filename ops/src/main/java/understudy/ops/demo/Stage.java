package understudy.ops.demo;

import java.util.List;
import java.util.Map;
import understudy.ops.client.Api;
import understudy.ops.engine.Engine;
import understudy.ops.host.Progress;
import understudy.ops.sandbox.Sandbox;
import understudy.ops.sandbox.Sandboxes;
import understudy.topology.ClusterName;

/** Engine, sandbox and Understudy, up and acquainted with each other: for demo, bench and tests. */
public final class Stage {
  private final StagePlan plan;
  private final Sandbox sandbox;
  private final Engine engine;
  private final Installation installation;
  private final Api api;

  private Stage(StagePlan plan, Sandbox sandbox, Engine engine, Installation installation) {
    this.plan = plan;
    this.sandbox = sandbox;
    this.engine = engine;
    this.installation = installation;
    this.api = new Api(installation.address());
  }

  /**
   * Brings up whatever is not up, and registers the sandbox as a cluster unless it is one. Of a
   * sandbox that stands, servers that are dead or frozen stay so.
   */
  public static Stage up(StagePlan plan, Progress progress) {
    var engine = new Engine(plan.home(), progress);
    var sandboxes = new Sandboxes(plan.home(), progress);
    var installation = Installation.of(plan.home(), plan.sandbox().name(), plan.port());
    var standing = sandboxes.standing(plan.sandbox());
    if (standing.isEmpty()) {
      // New servers at old addresses: what was known of the old ones would be wrong of them.
      new ServerDaemon(installation).stop();
      engine.setAside();
    }
    var address = engine.up(plan.engine());
    var sandbox = standing.orElseGet(() -> sandboxes.up(plan.sandbox()));
    installation.write(sandbox, address.toString());
    var stage = new Stage(plan, sandbox, engine, installation);
    progress.say("starting Understudy");
    stage.server().start();
    stage.register(progress);
    return stage;
  }

  private void register(Progress progress) {
    for (var known : api.get("/fleet").path("clusters")) {
      if (known.path("name").asString("").equals(cluster().value())) {
        return;
      }
    }
    progress.say("registering cluster " + cluster());
    var seed = sandbox.address(sandbox.primary()).toString();
    api.post("/clusters", Map.of("name", cluster().value(), "address", seed));
  }

  public ClusterName cluster() {
    return plan.cluster();
  }

  public Sandbox sandbox() {
    return sandbox;
  }

  public Engine engine() {
    return engine;
  }

  public Installation installation() {
    return installation;
  }

  public Api api() {
    return api;
  }

  /** The Understudy of this stage. */
  public ServerDaemon server() {
    return new ServerDaemon(installation, plan.main(), plan.jvm());
  }

  /** The Understudy of this stage, from another program. */
  public ServerDaemon server(String main, List<String> jvm) {
    return new ServerDaemon(installation, main, jvm);
  }

  /** Ends whatever of a stage is up. */
  public static void takeDown(StagePlan plan, Progress progress) {
    var sandboxes = new Sandboxes(plan.home(), progress);
    var name = plan.sandbox().name();
    new ServerDaemon(Installation.of(plan.home(), name, plan.port())).stop();
    new Engine(plan.home(), progress).down();
    sandboxes.down(name);
  }

  /** Ends all three; what the engine and the archive keep stays. */
  public void down() {
    server().stop();
    engine.down();
    sandbox.down();
  }
}
