package understudy.ops.cli;

import picocli.CommandLine.Command;

/** Clusters that are looked after. */
@Command(
    name = "cluster",
    description = "Register a cluster, list them, show one, forget one.",
    subcommands = {
      ClusterRegister.class,
      ClusterList.class,
      ClusterShow.class,
      ClusterForget.class,
      ClusterAdoptPolicy.class,
      ClusterAlias.class
    })
final class ClusterCommand extends CommandGroup {}
