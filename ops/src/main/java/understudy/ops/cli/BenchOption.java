package understudy.ops.cli;

import java.util.List;
import java.util.OptionalInt;
import picocli.CommandLine.Option;
import understudy.ops.demo.Stage;
import understudy.ops.demo.StagePlan;
import understudy.ops.engine.DiskSync;
import understudy.ops.engine.EngineSettings;
import understudy.ops.host.Home;
import understudy.ops.host.Progress;
import understudy.ops.host.Refused;
import understudy.ops.sandbox.Layout;
import understudy.ops.sandbox.Network;
import understudy.ops.sandbox.SandboxName;
import understudy.ops.sandbox.SandboxPlan;
import understudy.ops.sandbox.SemiSync;
import understudy.ops.sandbox.ServerPrograms;

/** What a bench measures on. */
final class BenchOption {
  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "10",
      description = "How often (${DEFAULT-VALUE}).")
  private int runs;

  @Option(
      names = "--semi-sync",
      paramLabel = "on|off",
      defaultValue = "on",
      description =
          "Whether the primary waits until one replica has a transaction (${DEFAULT-VALUE}).")
  private SemiSync semiSync = SemiSync.ON;

  @Option(
      names = "--engine-sync",
      paramLabel = "full|normal",
      defaultValue = "normal",
      description = "When the engine's file is flushed to the disk (${DEFAULT-VALUE}).")
  private DiskSync engineSync = DiskSync.NORMAL;

  @Option(
      names = "--topology",
      paramLabel = "TEXT",
      defaultValue = Layout.DEFAULT,
      converter = Converters.OfLayout.class,
      description = "Who replicates from whom (${DEFAULT-VALUE}).")
  private Layout layout = Layout.parse(Layout.DEFAULT);

  @Option(
      names = "--mysqld",
      paramLabel = "[dbN=]5.7|8.0|9.7|mariadb|PATH",
      description = "What the servers run, as for 'sandbox up'.")
  private List<String> mysqld = List.of();

  @Option(
      names = "--network",
      paramLabel = "A.B.C",
      defaultValue = "127.0.9",
      description = "Loopback network of the servers (${DEFAULT-VALUE}).")
  private String network = "127.0.9";

  @Option(
      names = "--engine-port",
      paramLabel = "PORT",
      defaultValue = "7333",
      description = "Port of the bench's own engine (${DEFAULT-VALUE}).")
  private int enginePort;

  @Option(
      names = "--http-port",
      paramLabel = "PORT",
      defaultValue = "8190",
      description = "Port of the bench's own Understudy (${DEFAULT-VALUE}).")
  private int httpPort;

  int runs() {
    if (runs < 1 || runs > 1000) {
      throw new Refused("between 1 and 1000 runs can be asked for, not " + runs);
    }
    return runs;
  }

  /** A stage beside the demo's, which it leaves alone. */
  Stage up(Progress progress) {
    return Stage.up(plan(), progress);
  }

  private StagePlan plan() {
    var home = Home.ofThisProcess();
    return new StagePlan(
        new Home(home.state().resolve("bench"), home.cache()),
        sandbox(),
        new EngineSettings(enginePort, OptionalInt.empty(), engineSync),
        httpPort,
        "understudy.ops.Main",
        List.of());
  }

  private SandboxPlan sandbox() {
    try {
      return new SandboxPlan(
          new SandboxName("bench"),
          new Network(network, 3306),
          layout,
          semiSync,
          ServerPrograms.parse(mysqld));
    } catch (IllegalArgumentException e) {
      throw Refused.because(e);
    }
  }
}
