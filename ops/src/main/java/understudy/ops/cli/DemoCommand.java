package understudy.ops.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import understudy.ops.demo.DemoScript;
import understudy.ops.demo.Interruption;
import understudy.ops.demo.Stage;
import understudy.ops.demo.StagePlan;
import understudy.ops.sandbox.Sandbox;

@Command(
    name = "demo",
    description =
        "A whole installation on this machine: engine, four real MySQL servers, Understudy; up already is fine.")
final class DemoCommand extends JsonCommand {
  @Option(
      names = "--script",
      description = "Play what one would try, check it, and take it all down.")
  private boolean script;

  @Option(
      names = "--crash",
      description =
          "Kill the primary, and Understudy as soon as it has begun to replace it;"
              + " 'understudy demo' then starts Understudy again.")
  private boolean crash;

  @Option(names = "--down", description = "Take it all down.")
  private boolean down;

  @Override
  protected Answer answer() {
    if (down) {
      Stage.takeDown(StagePlan.ofDemo(), progress());
      return Answer.done(Map.of("up", false), "the demo is down");
    }
    var stage = Stage.up(StagePlan.ofDemo(), progress());
    if (crash) {
      return crashed(stage);
    }
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

  private static Answer crashed(Stage stage) {
    var crash = Interruption.of(stage);
    var writers =
        crash.writable().isEmpty()
            ? "no server takes writes"
            : String.join(", ", crash.writable()) + " takes writes already";
    var text =
        """
        %s was the primary and is dead: %s
        Understudy had begun %s and is dead, too; %s.
        Start it again, and it goes on at that very step: ./understudy demo
        Then see what it did: ./understudy operation show %s"""
            .formatted(
                crash.lost(),
                new Undo(stage.sandbox(), crash.lost()).ofDeath(),
                crash.operation(),
                writers,
                crash.operation());
    return Answer.done(
        Map.of(
            "lost", crash.lost().toString(),
            "operation", crash.operation(),
            "writable", crash.writable()),
        text);
  }

  private static String invitation(Stage stage) {
    return """
        Understudy looks after %s: %s
        %s
        Four things to try, with the page of the cluster open:
          1. switch over              ./understudy switchover demo
          2. kill the primary         ./understudy sandbox kill primary
          3. freeze the primary       ./understudy sandbox freeze primary
          4. kill the primary, and Understudy in the middle of the recovery; then start it again
                                      ./understudy demo --crash
                                      ./understudy demo
        What is killed or frozen stays so, and is named with the command that brings it back: as it was (then a
        former primary is kept read-only) or empty, as a new replica.

        What happened: ./understudy operations        Take it all down: ./understudy demo --down"""
        .formatted(stage.cluster(), stage.api().server(), ailing(stage.sandbox()));
  }

  /** A line for each server that was left dead or frozen. */
  private static String ailing(Sandbox sandbox) {
    var lines = new StringBuilder();
    for (var name : sandbox.layout().servers()) {
      var undo = new Undo(sandbox, name);
      switch (sandbox.life(name)) {
        case DEAD -> lines.append("%s is dead: %s%n".formatted(name, undo.ofDeath()));
        case FROZEN -> lines.append("%s is frozen: %s%n".formatted(name, undo.ofFreezing()));
        case RUNNING -> {}
      }
    }
    return lines.toString();
  }
}
