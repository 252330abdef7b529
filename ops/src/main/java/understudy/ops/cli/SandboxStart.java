package understudy.ops.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import understudy.ops.sandbox.Sandbox;
import understudy.ops.sandbox.ServerName;

@Command(name = "start", description = "Bring a dead server back as it was.")
final class SandboxStart extends SandboxAct {
  @Option(
      names = "--fresh",
      description = "Bring it back empty, as a new replica of the present primary.")
  private boolean fresh;

  @Override
  List<ServerName> all(Sandbox on) {
    return on.layout().servers();
  }

  @Override
  String act(Sandbox on, ServerName name) {
    if (fresh) {
      on.startFresh(name);
      return "started afresh";
    }
    on.start(name);
    return "started";
  }
}
