package understudy.ops.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import understudy.topology.InstanceAddress;

@Command(
    name = "remove",
    description = "Take back what an operator said; settings, queries and patterns hold again.")
final class PromotionRuleRemove extends JsonCommand {
  @Mixin private ClusterOption cluster = new ClusterOption();

  @Parameters(
      index = "1",
      paramLabel = "HOST:PORT",
      converter = Converters.OfAddress.class,
      description = "One of its instances.")
  private InstanceAddress instance = new InstanceAddress("localhost", InstanceAddress.DEFAULT_PORT);

  @Override
  protected Answer answer() {
    var query = Map.of("instance", instance.toString());
    var guardian = cluster.api().delete(cluster.path() + "/promotion-rules", query);
    return Answer.done(guardian, guardian.path("verdict").asString(""));
  }
}
