package understudy.ops.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import understudy.ops.engine.Engine;
import understudy.ops.host.Home;

@Command(name = "kill", description = "End our own engine as a crash does (SIGKILL).")
final class EngineKill extends JsonCommand {
  @Override
  protected Answer answer() {
    new Engine(Home.ofThisProcess(), progress()).kill();
    return Answer.done(Map.of("killed", true), "the engine was killed");
  }
}
