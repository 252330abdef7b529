package understudy.ops.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import understudy.topology.ClusterName;

@Command(
    name = "show",
    description = "One cluster: how it stands, its instances, what must be decided.")
final class ClusterShow extends JsonCommand {
  @Mixin private ServerOption server = new ServerOption();

  @Parameters(
      paramLabel = "NAME",
      converter = Converters.OfClusterName.class,
      description = "Its name.")
  private ClusterName name = new ClusterName("unnamed");

  @Override
  protected Answer answer() {
    var cluster = server.api().get("/clusters/" + name);
    return Answer.done(cluster, ClusterText.of(cluster));
  }
}
