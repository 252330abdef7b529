package understudy.ops.cli;

import picocli.CommandLine.Command;
import understudy.ops.sandbox.Sandbox;
import understudy.ops.sandbox.ServerName;

@Command(name = "kill", description = "End a server as a crash does (SIGKILL).")
final class SandboxKill extends SandboxAct {
  @Override
  String act(Sandbox on, ServerName name) {
    on.kill(name);
    return "is dead: " + new Undo(on, name).ofDeath();
  }

  @Override
  String asPrimary() {
    return "was the primary and ";
  }
}
