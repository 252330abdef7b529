package understudy.ops.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import understudy.topology.ClusterName;

@Command(
    name = "topology",
    description = "Who replicates from whom in a cluster; * is the primary.")
final class TopologyCommand extends JsonCommand {
  @Mixin private ServerOption server = new ServerOption();

  @Parameters(
      paramLabel = "CLUSTER",
      converter = Converters.OfClusterName.class,
      description = "Its name.")
  private ClusterName cluster = new ClusterName("unnamed");

  @Override
  protected Answer answer() {
    var shown = server.api().get("/clusters/" + cluster);
    return Answer.done(shown.path("snapshot"), ClusterText.topology(shown));
  }
}
