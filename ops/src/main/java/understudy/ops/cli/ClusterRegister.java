package understudy.ops.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import understudy.topology.ClusterName;
import understudy.topology.InstanceAddress;

@Command(
    name = "register",
    description =
        "Have a cluster looked after: any one of its instances is enough to find the rest.")
final class ClusterRegister extends JsonCommand {
  @Mixin private ServerOption server = new ServerOption();

  @Parameters(
      paramLabel = "NAME",
      converter = Converters.OfClusterName.class,
      description = "The name it keeps for ever: a-z, 0-9, '.', '_', '-'.")
  private ClusterName name = new ClusterName("unnamed");

  @Parameters(
      paramLabel = "HOST:PORT",
      converter = Converters.OfAddress.class,
      description = "One of its instances, primary or replica.")
  private InstanceAddress seed = new InstanceAddress("localhost", InstanceAddress.DEFAULT_PORT);

  @Override
  protected Answer answer() {
    var cluster =
        server.api().post("/clusters", Map.of("name", name.value(), "address", seed.toString()));
    return Answer.done(
        cluster,
        "cluster %s is looked after: primary %s, %d members"
            .formatted(
                name, cluster.path("primary").asString("?"), cluster.path("members").size()));
  }
}
