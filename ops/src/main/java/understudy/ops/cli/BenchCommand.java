package understudy.ops.cli;

import picocli.CommandLine.Command;

/** Measuring. */
@Command(
    name = "bench",
    description = "Measure on real servers, from a client's view; brings up a stage of its own.",
    subcommands = {
      BenchFailover.class,
      BenchSwitchover.class,
      BenchProbe.class,
      BenchResponder.class
    })
final class BenchCommand extends CommandGroup {}
