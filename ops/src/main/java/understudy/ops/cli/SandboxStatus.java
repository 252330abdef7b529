package understudy.ops.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "status", description = "Show what each server is and does now.")
final class SandboxStatus extends JsonCommand {
  @Mixin private SandboxOption sandbox = new SandboxOption();

  @Override
  protected Answer answer() {
    var status = sandbox.found(progress()).status();
    return Answer.done(status, StatusTable.of(status));
  }
}
