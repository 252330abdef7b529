package understudy.ops.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import understudy.ops.host.Refused;
import understudy.ops.sandbox.Sandbox;
import understudy.ops.sandbox.ServerName;

@Command(name = "start", description = "Bring a dead server back as it was.")
final class SandboxStart extends SandboxAct {
  @Option(
      names = "--fresh",
      description = "Bring it back empty, as a new replica of the present primary.")
  private boolean fresh;

  /** Whom "all" means: those that are dead, since the others run. */
  @Override
  List<ServerName> all(Sandbox on) {
    var living = on.living();
    return on.layout().servers().stream().filter(name -> !living.contains(name)).toList();
  }

  @Override
  String act(Sandbox on, ServerName name) {
    return switch (on.life(name)) {
      case DEAD -> fresh ? startFresh(on, name) : start(on, name);
      case RUNNING -> {
        if (fresh) {
          throw notDead(on, name, "runs");
        }
        yield "runs already";
      }
      case FROZEN -> throw fresh ? notDead(on, name, "is frozen, not dead") : frozen(on, name);
    };
  }

  private static String start(Sandbox on, ServerName name) {
    on.start(name);
    return "is back as it was";
  }

  private static String startFresh(Sandbox on, ServerName name) {
    on.startFresh(name);
    return "is back, empty, as a replica of " + on.primary();
  }

  private static Refused notDead(Sandbox on, ServerName name, String state) {
    return new Refused(
        "%s %s, and --fresh would throw its data away: if that is meant, %s first"
            .formatted(name, state, new Undo(on, name).command("kill")));
  }

  private static Refused frozen(Sandbox on, ServerName name) {
    return new Refused(
        "%s is frozen, not dead: %s".formatted(name, new Undo(on, name).ofFreezing()));
  }
}
