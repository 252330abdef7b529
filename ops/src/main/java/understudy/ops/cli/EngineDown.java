package understudy.ops.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import understudy.ops.engine.Engine;
import understudy.ops.host.Home;

@Command(name = "down", description = "End our own engine; its file, with all histories, stays.")
final class EngineDown extends JsonCommand {
  @Override
  protected Answer answer() {
    var was = new Engine(Home.ofThisProcess(), progress()).down();
    return Answer.done(Map.of("was_up", was), was ? "the engine is down" : "the engine was not up");
  }
}
