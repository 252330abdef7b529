package understudy.ops.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import understudy.ops.engine.Engine;
import understudy.ops.engine.EngineStatus;
import understudy.ops.host.Home;

@Command(name = "status", description = "Show whether our own engine runs and answers.")
final class EngineStatusCommand extends JsonCommand {
  @Override
  protected Answer answer() {
    return new Engine(Home.ofThisProcess(), progress())
        .status()
        .map(EngineStatusCommand::told)
        .orElseGet(() -> Answer.failed(Map.of("life", "down"), "the engine is not up"));
  }

  private static Answer told(EngineStatus status) {
    var text =
        "the engine on %s is %s%s%s"
            .formatted(
                status.address(),
                status.life(),
                status.pid() == 0 ? "" : ", pid " + status.pid(),
                status.ui().isEmpty() ? "" : ", pages at " + status.ui());
    return status.life().equals("answering")
        ? Answer.done(status, text)
        : Answer.failed(status, text);
  }
}
