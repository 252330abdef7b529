package understudy.ops.cli;

import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** A cluster as lines for a terminal. */
final class ClusterText {
  private ClusterText() {}

  static String of(JsonNode cluster) {
    var guardian = cluster.path("guardian");
    var text = new StringBuilder();
    line(text, "cluster", guardian.path("cluster"));
    var particulars = guardian.path("particulars");
    var known = TraitText.of(particulars.path("cluster")).strip();
    if (!known.isEmpty()) {
      text.append("known as   %s%n".formatted(known));
    }
    line(text, "stands", cluster.path("standing").path("sentence"));
    line(text, "verdict", guardian.path("verdict"));
    for (var problem : cluster.path("standing").path("problems")) {
      text.append(
          "%-10s %s%n"
              .formatted(
                  problem.path("severity").asString("").toLowerCase(Locale.ROOT),
                  problem.path("sentence").asString("")));
    }
    for (var deposed : guardian.path("deposed")) {
      text.append(
          "to decide  %s: %s%n"
              .formatted(
                  deposed.path("instance").asString(""), deposed.path("decision").asString("")));
    }
    text.append(topology(cluster));
    return text.append(TraitText.forgotten(particulars)).toString();
  }

  /** The members as a tree, each below the instance that it replicates from. */
  static String topology(JsonNode cluster) {
    var primary = cluster.path("guardian").path("primary").asString("");
    var instances = cluster.path("guardian").path("particulars").path("instances");
    var text = new StringBuilder();
    for (var observation : cluster.path("snapshot").path("observations")) {
      var instance = observation.path("instance").asString("");
      text.append(
          "%s %-22s %s%s%n"
              .formatted(
                  instance.equals(primary) ? "*" : " ",
                  instance,
                  state(observation),
                  TraitText.of(instances.path(instance))));
    }
    return text.toString();
  }

  private static String state(JsonNode observation) {
    if (observation.path("is").asString("").equals("Silent")) {
      return "silent: " + observation.path("detail").asString("");
    }
    var writability = observation.path("writability").asString("").toLowerCase(Locale.ROOT);
    var text = new StringBuilder(writability);
    for (var channel : observation.path("channels")) {
      text.append(
          ", from %s, receiver %s, applier %s"
              .formatted(
                  channel.path("source").asString(""),
                  word(channel.path("receiver").path("state")),
                  word(channel.path("applier").path("state"))));
    }
    return text.toString();
  }

  private static String word(JsonNode state) {
    return state.asString("").toLowerCase(Locale.ROOT);
  }

  private static void line(StringBuilder text, String label, JsonNode value) {
    text.append("%-10s %s%n".formatted(label, value.asString("")));
  }
}
