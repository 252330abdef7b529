package understudy.ops.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import understudy.ops.demo.DemoScript;
import understudy.ops.demo.Stage;
import understudy.ops.demo.StagePlan;

@Command(
    name = "demo",
    description =
        "A whole installation on this machine: engine, four real MySQL servers, Understudy; up already is fine.")
final class DemoCommand extends JsonCommand {
  @Option(
      names = "--script",
      description = "Play what one would try, check it, and take it all down.")
  private boolean script;

  @Option(names = "--down", description = "Take it all down.")
  private boolean down;

  @Override
  protected Answer answer() {
    if (down) {
      Stage.takeDown(StagePlan.ofDemo(), progress());
      return Answer.done(Map.of("up", false), "the demo is down");
    }
    var stage = Stage.up(StagePlan.ofDemo(), progress());
    if (!script) {
      return Answer.done(Map.of("up", true, "address", stage.api().server()), invitation(stage));
    }
    try {
      var outcome = new DemoScript(stage, progress()).play();
      return outcome.isGood()
          ? Answer.done(outcome, outcome.text())
          : Answer.failed(outcome, outcome.text());
    } finally {
      stage.down();
    }
  }

  private static String invitation(Stage stage) {
    return """
        Understudy looks after %s: %s

        Four things to try, with the page of the cluster open:
          1. switch over              ./understudy switchover demo
          2. kill the primary         ./understudy sandbox kill primary
             bring it back            ./understudy sandbox start db1        (as it was: it is kept read-only)
                                      ./understudy sandbox start --fresh db1 (empty, as a new replica)
          3. freeze the primary       ./understudy sandbox freeze primary
             let it go on             ./understudy sandbox thaw db2
          4. kill Understudy in the middle of a recovery, then start it again
                                      ./understudy sandbox kill primary && kill -9 $(cat %s) && ./understudy demo

        What happened: ./understudy operations        Take it all down: ./understudy demo --down"""
        .formatted(stage.cluster(), stage.api().server(), stage.installation().pidFile());
  }
}
