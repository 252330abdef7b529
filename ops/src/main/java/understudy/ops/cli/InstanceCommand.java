package understudy.ops.cli;

import picocli.CommandLine.Command;

/** Single instances of a cluster. */
@Command(
    name = "instance",
    description = "Forget an instance, or ask for one.",
    subcommands = {InstanceForget.class, InstanceDiscover.class})
final class InstanceCommand extends CommandGroup {}
