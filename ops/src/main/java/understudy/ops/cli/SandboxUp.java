package understudy.ops.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import understudy.ops.host.Refused;
import understudy.ops.sandbox.Layout;
import understudy.ops.sandbox.Network;
import understudy.ops.sandbox.SandboxPlan;
import understudy.ops.sandbox.SemiSync;
import understudy.ops.sandbox.ServerPrograms;

@Command(name = "up", description = "Start a primary and its replicas; up already is fine.")
final class SandboxUp extends JsonCommand {
  @Mixin private SandboxOption sandbox = new SandboxOption();

  @Option(
      names = "--topology",
      paramLabel = "TEXT",
      defaultValue = Layout.DEFAULT,
      converter = Converters.OfLayout.class,
      description = "Who replicates from whom, as 'db1 > db2 db3, db2 > db4' (${DEFAULT-VALUE}).")
  private Layout layout = Layout.parse(Layout.DEFAULT);

  @Option(
      names = "--network",
      paramLabel = "A.B.C",
      defaultValue = Network.DEFAULT,
      description = "Loopback network: db2 listens on address 2 of it (${DEFAULT-VALUE}).")
  private String network = Network.DEFAULT;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "3306",
      description = "Port of every server (${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--semi-sync",
      paramLabel = "on|off",
      defaultValue = "on",
      description =
          "Whether the primary waits until one replica has a transaction (${DEFAULT-VALUE}).")
  private SemiSync semiSync = SemiSync.ON;

  @Option(
      names = "--mysqld",
      paramLabel = "[dbN=]5.7|8.0|9.7|mariadb|PATH",
      description = {
        "What the servers run: a program, or a version that is fetched when it is not there yet"
            + " (9.7 and mariadb from Debian; 8.0 and 5.7, without semi-sync, from Maven). With"
            + " dbN= for one server only; may be repeated.",
        "Without it: $UNDERSTUDY_MYSQLD, the one on PATH, 9.7, or 8.0."
      })
  private List<String> mysqld = List.of();

  @Override
  protected Answer answer() {
    var up = sandbox.all(progress()).up(plan());
    var status = up.status();
    var head =
        "sandbox %s is up: %s, version %s, semi-sync %s%n"
            .formatted(up.name(), up.layout(), up.version(), up.semiSync());
    return Answer.done(status, head + StatusTable.of(status));
  }

  private SandboxPlan plan() {
    try {
      return new SandboxPlan(
          sandbox.name(),
          new Network(network, port),
          layout,
          semiSync,
          ServerPrograms.parse(mysqld));
    } catch (IllegalArgumentException e) {
      throw Refused.because(e);
    }
  }
}
