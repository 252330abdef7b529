package understudy.ops.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import understudy.topology.InstanceAddress;

@Command(name = "remove", description = "Take a tag off that an operator set.")
final class TagRemove extends JsonCommand {
  @Mixin private ClusterOption cluster = new ClusterOption();

  @Parameters(
      index = "1",
      paramLabel = "HOST:PORT",
      converter = Converters.OfAddress.class,
      description = "One of its instances.")
  private InstanceAddress instance = new InstanceAddress("localhost", InstanceAddress.DEFAULT_PORT);

  @Parameters(index = "2", paramLabel = "TAG", description = "Its name.")
  private String tag = "";

  @Override
  protected Answer answer() {
    var query = Map.of("instance", instance.toString(), "tag", tag);
    var guardian = cluster.api().delete(cluster.path() + "/tags", query);
    return Answer.done(guardian, "%s is tagged %s no more".formatted(instance, tag));
  }
}
