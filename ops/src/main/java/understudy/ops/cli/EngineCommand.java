package understudy.ops.cli;

import picocli.CommandLine.Command;

@Command(
    name = "engine",
    description = "The durable engine that runs the operations.",
    subcommands = {EngineUp.class, EngineDown.class, EngineStatusCommand.class, EngineKill.class})
final class EngineCommand extends CommandGroup {}
