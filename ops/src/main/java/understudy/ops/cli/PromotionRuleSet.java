package understudy.ops.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import understudy.topology.InstanceAddress;

@Command(
    name = "set",
    description = "Say it; it counts more than the settings, queries and patterns.")
final class PromotionRuleSet extends JsonCommand {
  @Mixin private ClusterOption cluster = new ClusterOption();

  @Parameters(
      index = "1",
      paramLabel = "HOST:PORT",
      converter = Converters.OfAddress.class,
      description = "One of its instances.")
  private InstanceAddress instance = new InstanceAddress("localhost", InstanceAddress.DEFAULT_PORT);

  @Parameters(
      index = "2",
      paramLabel = "RULE",
      description = "must, prefer, neutral, prefer_not or must_not.")
  private String rule = "";

  @Option(
      names = "--for",
      paramLabel = "TIME",
      defaultValue = "",
      description = "How long it counts, as 90s, 10m, 1h or 7d; until it is removed without.")
  private String lasting = "";

  @Override
  protected Answer answer() {
    var wish = Map.of("instance", instance.toString(), "rule", rule, "lasting", lasting);
    var guardian = cluster.api().post(cluster.path() + "/promotion-rules", wish);
    return Answer.done(guardian, guardian.path("verdict").asString(""));
  }
}
