package understudy.ops.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import understudy.topology.InstanceAddress;

@Command(
    name = "discover",
    description =
        "Ask for an instance that was forgotten, or that discovery does not find by itself.")
final class InstanceDiscover extends JsonCommand {
  @Mixin private ClusterOption cluster = new ClusterOption();

  @Parameters(
      index = "1",
      paramLabel = "HOST:PORT",
      converter = Converters.OfAddress.class,
      description = "One of its instances.")
  private InstanceAddress instance = new InstanceAddress("localhost", InstanceAddress.DEFAULT_PORT);

  @Override
  protected Answer answer() {
    var wish = Map.of("instance", instance.toString());
    var guardian = cluster.api().post(cluster.path() + "/instances/discover", wish);
    return Answer.done(
        guardian,
        "%s is a member of %s".formatted(instance, guardian.path("cluster").asString("")));
  }
}
