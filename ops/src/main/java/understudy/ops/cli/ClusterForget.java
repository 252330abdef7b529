package understudy.ops.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import understudy.topology.ClusterName;

@Command(
    name = "forget",
    description =
        "Look after a cluster no longer: its guardian ends, its servers stay as they are, its past operations stay readable.")
final class ClusterForget extends JsonCommand {
  @Mixin private ClusterOption cluster = new ClusterOption();

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      required = true,
      description = "Why, for the record.")
  private String reason = "";

  @Override
  protected Answer answer() {
    var name = cluster.name();
    var last = cluster.api().post("/clusters/" + name + "/forget", Map.of("reason", reason));
    return Answer.done(last, text(name, last));
  }

  private static String text(ClusterName name, JsonNode last) {
    var text =
        new StringBuilder(
            "cluster %s is looked after no longer; register it to have it back%n".formatted(name));
    for (var deposed : last.path("deposed")) {
      text.append(
          "forgotten with it: %s, a deposed primary (%s)%n"
              .formatted(
                  deposed.path("instance").asString(""), deposed.path("decision").asString("")));
    }
    return text.toString();
  }
}
