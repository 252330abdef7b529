package understudy.ops.cli;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import understudy.ops.client.ClusterClient;
import understudy.topology.InstanceAddress;

@Command(
    name = "switchover",
    description =
        "Make another instance the primary of a cluster, as planned; follows it to its end.")
final class SwitchoverCommand extends JsonCommand {
  @Mixin private ClusterOption cluster = new ClusterOption();

  @Option(
      names = "--to",
      paramLabel = "HOST:PORT",
      converter = Converters.OfAddress.class,
      description = "Who shall lead; without it the best is chosen.")
  private @Nullable InstanceAddress to;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      defaultValue = "asked for on the command line",
      description = "Why, for the record (${DEFAULT-VALUE}).")
  private String reason = "";

  @Option(
      names = "--limit",
      paramLabel = "SECONDS",
      defaultValue = "300",
      description = "How long to follow it (${DEFAULT-VALUE}).")
  private int limit;

  @Override
  protected Answer answer() {
    var story =
        new ClusterClient(cluster.api(), cluster.name())
            .switchOver(
                to == null ? List.of() : List.of(to),
                reason,
                progress(),
                Duration.ofSeconds(limit));
    return answer(story);
  }

  private static Answer answer(JsonNode story) {
    var sentence =
        "%s: %s".formatted(story.path("id").asString(""), story.path("sentence").asString(""));
    return story.path("outcome").asString("").equals("SwitchedOver")
        ? Answer.done(story, sentence)
        : Answer.failed(story, sentence);
  }
}
