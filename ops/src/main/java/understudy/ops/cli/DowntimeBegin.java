package understudy.ops.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "begin", description = "Begin a downtime, or change how long it lasts and why.")
final class DowntimeBegin extends JsonCommand {
  @Mixin private DowntimeTarget target = new DowntimeTarget();

  @Option(
      names = "--for",
      paramLabel = "TIME",
      required = true,
      description = "How long it lasts, as 90s, 30m, 2h or 7d.")
  private String lasting = "";

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      required = true,
      description = "Why, for whoever wonders why nothing is done.")
  private String reason = "";

  @Override
  protected Answer answer() {
    var guardian = target.guardian();
    var wish = target.words(guardian);
    wish.put("lasting", lasting);
    wish.put("reason", reason);
    var after = target.api().post(target.path(guardian), wish);
    return Answer.done(after, after.path("verdict").asString(""));
  }
}
