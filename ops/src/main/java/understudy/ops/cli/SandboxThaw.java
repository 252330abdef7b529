package understudy.ops.cli;

import picocli.CommandLine.Command;
import understudy.ops.sandbox.Sandbox;
import understudy.ops.sandbox.ServerName;

@Command(name = "thaw", description = "Let a frozen server go on (SIGCONT).")
final class SandboxThaw extends SandboxAct {
  @Override
  String act(Sandbox on, ServerName name) {
    on.thaw(name);
    return "thawed";
  }
}
