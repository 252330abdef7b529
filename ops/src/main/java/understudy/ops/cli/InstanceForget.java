package understudy.ops.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import understudy.topology.InstanceAddress;

@Command(
    name = "forget",
    description =
        "Put an instance out of mind: it stays away until it is asked for, or its cluster is registered again.")
final class InstanceForget extends JsonCommand {
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
    var guardian = cluster.api().post(cluster.path() + "/instances/forget", wish);
    return Answer.done(
        guardian,
        "%s is forgotten; 'understudy instance discover' has it back".formatted(instance));
  }
}
