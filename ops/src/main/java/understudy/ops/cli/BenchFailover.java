package understudy.ops.cli;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import understudy.ops.bench.FailoverBench;
import understudy.ops.bench.FailoverFigures;
import understudy.ops.bench.Fault;
import understudy.ops.demo.ManagedStage;

@Command(
    name = "failover",
    description = "From a primary's death to the first write that another server takes.")
final class BenchFailover extends JsonCommand {
  @Mixin private BenchOption bench = new BenchOption();

  @Option(
      names = "--fault",
      paramLabel = "kill|freeze",
      defaultValue = "kill",
      description = "What is done to the primary (${DEFAULT-VALUE}).")
  private Fault fault = Fault.KILL;

  @Option(
      names = "--heartbeat",
      paramLabel = "DURATION",
      converter = Converters.OfDuration.class,
      description = "How often replicas hear from an idle primary, as 4s; every 0.5 s without it.")
  private @Nullable Duration heartbeat;

  @Override
  protected Answer answer() {
    var runs = bench.runs();
    var stage = bench.up(progress());
    try {
      var results =
          new FailoverBench(stage.sandbox(), new ManagedStage(stage), progress())
              .run(runs, fault, Optional.ofNullable(heartbeat));
      var figures = FailoverFigures.of(results);
      return Answer.done(figures, figures.text());
    } finally {
      stage.down();
    }
  }
}
