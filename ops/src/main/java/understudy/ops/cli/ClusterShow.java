package understudy.ops.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "show",
    description = "One cluster: how it stands, its instances, what must be decided.")
final class ClusterShow extends JsonCommand {
  @Mixin private ClusterOption cluster = new ClusterOption();

  @Override
  protected Answer answer() {
    var shown = cluster.api().get(cluster.path());
    return Answer.done(shown, ClusterText.of(shown));
  }
}
