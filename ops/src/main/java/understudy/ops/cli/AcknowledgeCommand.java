package understudy.ops.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "acknowledge",
    description = "Say that a failover was looked at: the next one may happen again by itself.")
final class AcknowledgeCommand extends JsonCommand {
  @Mixin private ClusterOption cluster = new ClusterOption();

  @Option(
      names = "--comment",
      required = true,
      paramLabel = "TEXT",
      description = "What was found, for the record.")
  private String comment = "";

  @Override
  protected Answer answer() {
    var guardian = cluster.api().post(cluster.path() + "/acknowledge", Map.of("comment", comment));
    return Answer.done(guardian, guardian.path("verdict").asString(""));
  }
}
