package understudy.ops.cli;

import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import understudy.ops.engine.EngineProgram;
import understudy.ops.host.Home;
import understudy.ops.sandbox.BinarySearch;

@Command(
    name = "prepare",
    description = "Find or install what the demo and the tests run: MySQL and the engine.")
final class Prepare extends JsonCommand {
  @Override
  protected Answer answer() {
    var home = Home.ofThisProcess();
    var mysql = new BinarySearch(home, progress()).prepare(Optional.empty());
    var engine = new EngineProgram(home, progress()).find().toString();
    return Answer.done(Map.of("mysql", mysql, "engine", engine), mysql + "; engine " + engine);
  }
}
