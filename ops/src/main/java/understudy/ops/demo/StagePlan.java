package understudy.ops.demo;

import java.util.List;
import java.util.OptionalInt;
import understudy.ops.engine.DiskSync;
import understudy.ops.engine.EngineSettings;
import understudy.ops.host.Home;
import understudy.ops.sandbox.SandboxPlan;
import understudy.topology.ClusterName;

/**
 * What a whole installation shall be.
 *
 * @param home where it keeps its things; each installation has its own engine
 * @param main the class whose main method takes the arguments of {@code understudy}
 * @param jvm further arguments for the JVM of the server
 */
public record StagePlan(
    Home home,
    SandboxPlan sandbox,
    EngineSettings engine,
    int port,
    String main,
    List<String> jvm) {
  private static final int DEMO_PORT = 8090;
  private static final int DEMO_UI_PORT = 8233;

  public StagePlan {
    jvm = List.copyOf(jvm);
  }

  /** The demo of this checkout. */
  public static StagePlan ofDemo() {
    return new StagePlan(
        Home.ofThisProcess(),
        SandboxPlan.ofDemo(),
        new EngineSettings(
            EngineSettings.DEFAULT_PORT, OptionalInt.of(DEMO_UI_PORT), DiskSync.NORMAL),
        DEMO_PORT,
        "understudy.ops.Main",
        List.of());
  }

  /** The same with another server program, so that a test can make it die where it wants. */
  public StagePlan withServer(String otherMain, List<String> otherJvm) {
    return new StagePlan(home, sandbox, engine, port, otherMain, otherJvm);
  }

  /** Under which name the sandbox is registered. */
  public ClusterName cluster() {
    return new ClusterName(sandbox.name().toString());
  }
}
