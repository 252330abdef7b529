package understudy.ops.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The root of the tree: a new command is a class, and its name in this list. */
@Command(
    name = "understudy",
    version = "understudy 0.1.0",
    description = "Keeps MySQL fleets writable.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DemoCommand.class,
      ServerCommand.class,
      ClusterCommand.class,
      TopologyCommand.class,
      WhyCommand.class,
      InstanceCommand.class,
      TagCommand.class,
      PromotionRuleCommand.class,
      DowntimeCommand.class,
      SwitchoverCommand.class,
      AcknowledgeCommand.class,
      OperationsCommand.class,
      OperationCommand.class,
      SnapshotCommand.class,
      DiagnoseCommand.class,
      ElectCommand.class,
      SandboxCommand.class,
      EngineCommand.class,
      BenchCommand.class,
      Prepare.class,
      Rehearse.class
    },
    footer = {"", "understudy test [maven arguments] runs every check and every test."})
final class Understudy extends CommandGroup {
  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version and exit.")
  boolean version;
}
