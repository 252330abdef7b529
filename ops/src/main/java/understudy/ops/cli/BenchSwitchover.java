package understudy.ops.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import understudy.ops.bench.SwitchoverBench;
import understudy.ops.bench.SwitchoverFigures;
import understudy.ops.demo.ManagedStage;

@Command(
    name = "switchover",
    description = "The longest gap between two commits of clients that follow the writable server.")
final class BenchSwitchover extends JsonCommand {
  @Mixin private BenchOption bench = new BenchOption();

  @Override
  protected Answer answer() {
    var runs = bench.runs();
    var stage = bench.up(progress());
    try {
      var results =
          new SwitchoverBench(stage.sandbox(), new ManagedStage(stage), progress()).run(runs);
      var figures = SwitchoverFigures.of(results);
      return Answer.done(figures, figures.text());
    } finally {
      stage.down();
    }
  }
}
