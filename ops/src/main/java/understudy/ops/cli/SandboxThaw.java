package understudy.ops.cli;

import picocli.CommandLine.Command;
import understudy.ops.host.Daemon;
import understudy.ops.sandbox.Sandbox;
import understudy.ops.sandbox.ServerName;

@Command(name = "thaw", description = "Let a frozen server go on (SIGCONT).")
final class SandboxThaw extends SandboxAct {
  @Override
  String act(Sandbox on, ServerName name) {
    if (on.life(name) == Daemon.Life.RUNNING) {
      return "is not frozen";
    }
    on.thaw(name);
    return "goes on";
  }
}
