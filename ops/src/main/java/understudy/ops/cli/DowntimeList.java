package understudy.ops.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

@Command(name = "list", description = "What of a cluster is in downtime, until when, and why.")
final class DowntimeList extends JsonCommand {
  @Mixin private ClusterOption cluster = new ClusterOption();

  @Override
  protected Answer answer() {
    var downtimes = cluster.api().get(cluster.path() + "/why").path("downtimes");
    return Answer.done(downtimes, text(downtimes));
  }

  private static String text(JsonNode downtimes) {
    var text = new StringBuilder();
    for (var downtime : downtimes) {
      text.append(
          "%-22s until %s: %s%n"
              .formatted(
                  downtime.path("instance").asString("the whole cluster"),
                  downtime.path("until").asString(""),
                  downtime.path("reason").asString("")));
    }
    return text.isEmpty() ? "nothing is in downtime" : text.toString();
  }
}
