package understudy.ops.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "operations", description = "The latest operations, each in one line.")
final class OperationsCommand extends JsonCommand {
  @Mixin private ServerOption server = new ServerOption();

  @Option(names = "--cluster", paramLabel = "NAME", description = "Only of this cluster.")
  private @Nullable String cluster;

  @Override
  protected Answer answer() {
    var query =
        cluster == null ? "" : "?cluster=" + URLEncoder.encode(cluster, StandardCharsets.UTF_8);
    var operations = server.api().get("/operations" + query);
    var text = new StringBuilder();
    for (var one : operations) {
      text.append(
          "%s  %-28s %-10s %s%n"
              .formatted(
                  one.path("startedAt").asString(""),
                  one.path("id").asString(""),
                  one.path("progress").asString(""),
                  one.path("sentence").asString("")));
    }
    return Answer.done(operations, text.isEmpty() ? "no operation is on record" : text.toString());
  }
}
