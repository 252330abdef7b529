package understudy.ops.cli;

import picocli.CommandLine.Command;
import understudy.ops.sandbox.Sandbox;
import understudy.ops.sandbox.ServerName;

@Command(
    name = "cut",
    description = "Cut a server off from the network: its packets vanish (needs root and nft).")
final class SandboxCut extends SandboxAct {
  @Override
  String act(Sandbox on, ServerName name) {
    on.cut(name);
    return "is cut off: " + new Undo(on, name).ofCut();
  }

  @Override
  String asPrimary() {
    return "was the primary and ";
  }
}
