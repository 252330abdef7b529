package understudy.ops.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "alias",
    description =
        "Give a cluster another name, by which it is found too; without one, take it back.")
final class ClusterAlias extends JsonCommand {
  @Mixin private ClusterOption cluster = new ClusterOption();

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "ALIAS",
      defaultValue = "",
      description = "The other name; what queries and patterns say holds again without one.")
  private String alias = "";

  @Override
  protected Answer answer() {
    var guardian = cluster.api().post(cluster.path() + "/alias", Map.of("alias", alias));
    return Answer.done(guardian, guardian.path("verdict").asString(""));
  }
}
