package understudy.ops.cli;

import picocli.CommandLine.Command;

/** One operation. */
@Command(
    name = "operation",
    description = "One operation and its story.",
    subcommands = OperationShow.class)
final class OperationCommand extends CommandGroup {}
