package understudy.ops.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "down",
    description = "End all servers and remove their data; down already is fine.")
final class SandboxDown extends JsonCommand {
  @Mixin private SandboxOption sandbox = new SandboxOption();

  @Override
  protected Answer answer() {
    var was = sandbox.all(progress()).down(sandbox.name());
    var text = was ? "sandbox %s is down" : "sandbox %s was not up";
    var value = Map.of("sandbox", sandbox.name().text(), "was_up", was);
    return Answer.done(value, text.formatted(sandbox.name()));
  }
}
