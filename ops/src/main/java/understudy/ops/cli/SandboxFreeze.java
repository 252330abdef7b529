package understudy.ops.cli;

import picocli.CommandLine.Command;
import understudy.ops.sandbox.Sandbox;
import understudy.ops.sandbox.ServerName;

@Command(
    name = "freeze",
    description =
        "Stop a server in its tracks (SIGSTOP): its connections stay, it answers nothing.")
final class SandboxFreeze extends SandboxAct {
  @Override
  String act(Sandbox on, ServerName name) {
    on.freeze(name);
    return "is frozen: " + new Undo(on, name).ofFreezing();
  }

  @Override
  String asPrimary() {
    return "was the primary and ";
  }
}
