package understudy.ops.cli;

import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

@Command(
    name = "why",
    description = "What is wrong with a cluster, with the evidence, and why nothing is done.")
final class WhyCommand extends JsonCommand {
  @Mixin private ClusterOption cluster = new ClusterOption();

  @Override
  protected Answer answer() {
    var told = cluster.api().get(cluster.path() + "/why");
    return Answer.done(told, text(told));
  }

  private static String text(JsonNode told) {
    var text = new StringBuilder(advised(told, told.path("sentence"))).append('\n');
    for (var besides : told.path("besides")) {
      text.append("besides: %s%n".formatted(advised(told, besides)));
    }
    for (var finding : told.path("findings")) {
      text.append(
          "%n%s  %s%s%n"
              .formatted(
                  word(finding.path("severity")),
                  finding.path("sentence").asString(""),
                  finding.path("downtimes").isEmpty() ? "" : " (in downtime)"));
      text.append(
          "  case %s, cure %s (%s)%n"
              .formatted(
                  finding.path("kind").asString(""),
                  word(finding.path("cure")),
                  word(finding.path("automation"))));
      text.append("  to do: %s%n".formatted(finding.path("advice").asString("")));
      for (var evidence : finding.path("evidence")) {
        text.append(
            "  %s %s: %s%n"
                .formatted(
                    evidence.path("at").asString(""),
                    evidence.path("by").asString(""),
                    evidence.path("what").asString("")));
      }
    }
    return text.toString();
  }

  /** The sentence, with the command that lifts the block where it speaks of one. */
  private static String advised(JsonNode told, JsonNode sentence) {
    return sentence
        .asString("")
        .replace(
            "acknowledge it,",
            "acknowledge it with 'understudy acknowledge %s --comment TEXT',"
                .formatted(told.path("cluster").asString("")));
  }

  private static String word(JsonNode value) {
    return value.asString("").toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
