package understudy.ops.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import understudy.ops.host.Refused;
import understudy.workflows.operation.OperationId;

@Command(name = "show", description = "The story of one operation, step by step.")
final class OperationShow extends JsonCommand {
  @Mixin private ServerOption server = new ServerOption();

  @Parameters(paramLabel = "ID", description = "As failover/shop/3.")
  private String id = "";

  @Override
  protected Answer answer() {
    try {
      var story = server.api().get("/operations/" + new OperationId(id));
      return Answer.done(story, text(story));
    } catch (IllegalArgumentException unreadable) {
      throw Refused.because(unreadable);
    }
  }

  private static String text(JsonNode story) {
    var start = Instant.parse(story.path("startedAt").asString(""));
    var text = new StringBuilder();
    text.append(
        "%s: %s%n".formatted(story.path("id").asString(""), story.path("sentence").asString("")));
    for (var step : story.path("steps")) {
      var at = Duration.between(start, Instant.parse(step.path("startedAt").asString("")));
      text.append(
          "%+7d ms  %-12s %-10s x%d  %s%n"
              .formatted(
                  at.toMillis(),
                  step.path("name").asString(""),
                  step.path("state").asString("").toLowerCase(Locale.ROOT),
                  step.path("attempts").asInt(1),
                  step.path("sentence").asString("")));
    }
    return text.toString();
  }
}
