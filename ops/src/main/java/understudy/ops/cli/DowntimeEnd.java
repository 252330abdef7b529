package understudy.ops.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "end", description = "End a downtime before its time is over.")
final class DowntimeEnd extends JsonCommand {
  @Mixin private DowntimeTarget target = new DowntimeTarget();

  @Override
  protected Answer answer() {
    var guardian = target.guardian();
    var after = target.api().delete(target.path(guardian), target.words(guardian));
    return Answer.done(after, after.path("verdict").asString(""));
  }
}
