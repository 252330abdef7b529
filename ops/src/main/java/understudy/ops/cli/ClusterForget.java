package understudy.ops.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "forget",
    description =
        "Look after a cluster no longer: its guardian ends, its servers stay as they are, its past operations stay readable.")
final class ClusterForget extends JsonCommand {
  @Mixin private ClusterOption cluster = new ClusterOption();

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      defaultValue = "asked for on the command line",
      description = "Why, for the record (${DEFAULT-VALUE}).")
  private String reason = "";

  @Override
  protected Answer answer() {
    var name = cluster.name();
    var last = cluster.api().post("/clusters/" + name + "/forget", Map.of("reason", reason));
    return Answer.done(
        last, "cluster %s is looked after no longer; register it to have it back".formatted(name));
  }
}
