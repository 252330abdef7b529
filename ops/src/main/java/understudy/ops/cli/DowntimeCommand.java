package understudy.ops.cli;

import picocli.CommandLine.Command;

/** For how long nobody is replaced automatically. */
@Command(
    name = "downtime",
    description =
        "Say that an instance, or a whole cluster, is worked on: no automatic failover meanwhile.",
    subcommands = {DowntimeBegin.class, DowntimeEnd.class, DowntimeList.class})
final class DowntimeCommand extends CommandGroup {}
