package understudy.ops.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

@Command(name = "list", description = "All clusters, each in one line.")
final class ClusterList extends JsonCommand {
  @Mixin private ServerOption server = new ServerOption();

  @Override
  protected Answer answer() {
    var fleet = server.api().get("/fleet");
    var text = new StringBuilder();
    for (var cluster : fleet.path("clusters")) {
      var standing = cluster.path("standing");
      text.append(
          "%-20s %-10s %s%n"
              .formatted(
                  name(cluster),
                  standing.path("level").asString("?"),
                  standing.path("sentence").asString("")));
    }
    return Answer.done(fleet, text.isEmpty() ? "no cluster is registered" : text.toString());
  }

  private static String name(JsonNode cluster) {
    var alias = cluster.path("alias").asString("");
    var name = cluster.path("name").asString("?");
    return alias.isEmpty() ? name : "%s (%s)".formatted(name, alias);
  }
}
