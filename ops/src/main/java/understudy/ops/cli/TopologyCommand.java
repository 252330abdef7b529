package understudy.ops.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "topology",
    description = "Who replicates from whom in a cluster; * is the primary.")
final class TopologyCommand extends JsonCommand {
  @Mixin private ClusterOption cluster = new ClusterOption();

  @Override
  protected Answer answer() {
    var shown = cluster.api().get(cluster.path());
    return Answer.done(shown.path("snapshot"), ClusterText.topology(shown));
  }
}
