package understudy.ops.cli;

import picocli.CommandLine.Command;
import understudy.ops.sandbox.Sandbox;
import understudy.ops.sandbox.ServerName;

@Command(name = "mend", description = "Let a server that was cut off back on the network.")
final class SandboxMend extends SandboxAct {
  @Override
  String act(Sandbox on, ServerName name) {
    if (!on.isCut(name)) {
      return "is not cut off";
    }
    on.mend(name);
    return "is back on the network";
  }
}
