package understudy.ops.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import understudy.topology.InstanceAddress;

@Command(name = "set", description = "Tag an instance.")
final class TagSet extends JsonCommand {
  @Mixin private ClusterOption cluster = new ClusterOption();

  @Parameters(
      index = "1",
      paramLabel = "HOST:PORT",
      converter = Converters.OfAddress.class,
      description = "One of its instances.")
  private InstanceAddress instance = new InstanceAddress("localhost", InstanceAddress.DEFAULT_PORT);

  @Parameters(index = "2", paramLabel = "TAG", description = "NAME or NAME=VALUE.")
  private String tag = "";

  @Override
  protected Answer answer() {
    var wish = Map.of("instance", instance.toString(), "tag", tag);
    var guardian = cluster.api().post(cluster.path() + "/tags", wish);
    return Answer.done(guardian, "%s is tagged %s".formatted(instance, tag));
  }
}
