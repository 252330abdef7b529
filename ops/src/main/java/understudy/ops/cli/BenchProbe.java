package understudy.ops.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import understudy.activities.mysql.Encryption;
import understudy.ops.bench.ProbePlan;
import understudy.ops.bench.ProbeStage;
import understudy.ops.host.Home;
import understudy.ops.host.Refused;
import understudy.ops.sandbox.Layout;
import understudy.ops.sandbox.Network;
import understudy.ops.sandbox.Network.Reach;
import understudy.ops.sandbox.SandboxName;
import understudy.ops.sandbox.SandboxPlan;
import understudy.ops.sandbox.Sandboxes;
import understudy.ops.sandbox.SemiSync;

@Command(
    name = "probe",
    description =
        "What it costs to watch thousands of instances: a few servers under many loopback"
            + " addresses.")
final class BenchProbe extends JsonCommand {
  private static final int PORT = 24_100;
  private static final Duration WARM = Duration.ofSeconds(15);

  @Option(
      names = "--instances",
      paramLabel = "N",
      defaultValue = "500",
      description = "How many addresses are watched (${DEFAULT-VALUE}).")
  private int instances;

  @Option(
      names = "--servers",
      paramLabel = "K",
      defaultValue = "3",
      description = "How many servers answer: a primary and its replicas (${DEFAULT-VALUE}).")
  private int servers;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "20",
      description = "For how long it is measured (${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--encryption",
      paramLabel = "disabled|preferred|required",
      defaultValue = "disabled",
      description = "How the connections are protected (${DEFAULT-VALUE}).")
  private Encryption encryption = Encryption.DISABLED;

  @Option(
      names = "--held",
      paramLabel = "H",
      defaultValue = "1",
      description = "How many connections are kept to each address (${DEFAULT-VALUE}).")
  private int held;

  @Option(
      names = "--real",
      paramLabel = "M",
      defaultValue = "900",
      description = {
        "Up to so many addresses the servers themselves answer (${DEFAULT-VALUE}); for more than"
            + " that a process of its own gives their recorded answers, in clear text,",
        "after both were measured with M addresses."
      })
  private int most;

  @Option(
      names = "--mysqld",
      paramLabel = "PATH|debian|maven",
      description = "The server program, as for 'sandbox up'.")
  private @Nullable String mysqld;

  @Override
  protected Answer answer() {
    var plan = plan();
    var home = Home.ofThisProcess();
    var sandboxes = new Sandboxes(home, progress());
    var stage = new ProbeStage(sandboxes, sandbox(), home, progress());
    var figures =
        instances <= most
            ? stage.real(plan, encryption, held)
            : stage.recorded(plan, Math.max(servers, most), held);
    return Answer.done(figures, figures.text());
  }

  private ProbePlan plan() {
    try {
      return new ProbePlan(instances, servers, WARM, Duration.ofSeconds(seconds));
    } catch (IllegalArgumentException e) {
      throw Refused.because(e);
    }
  }

  private SandboxPlan sandbox() {
    var replicas =
        IntStream.rangeClosed(2, servers).mapToObj(k -> " db" + k).collect(Collectors.joining());
    return new SandboxPlan(
        new SandboxName("bench-probe"),
        new Network("127.0.24", PORT, Reach.EVERYWHERE),
        Layout.parse(replicas.isEmpty() ? "db1" : "db1 >" + replicas),
        servers > 1 ? SemiSync.ON : SemiSync.OFF,
        Optional.ofNullable(mysqld));
  }
}
