package understudy.ops.cli;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import understudy.ops.client.Api;
import understudy.topology.ClusterName;

/** Which cluster of which Understudy is meant. */
final class ClusterOption {
  @Mixin private ServerOption server = new ServerOption();

  @Parameters(
      index = "0",
      paramLabel = "CLUSTER",
      description = "Its name, its alias, or the address of one of its instances.")
  private String cluster = "";

  Api api() {
    return server.api();
  }

  /** Its name; asks Understudy. */
  ClusterName name() {
    return server.api().meant(cluster);
  }

  /** Where the API speaks of it. */
  String path() {
    return "/clusters/" + name();
  }
}
