package understudy.ops.cli;

import picocli.CommandLine.Option;
import understudy.ops.host.Home;
import understudy.ops.host.Progress;
import understudy.ops.sandbox.Sandbox;
import understudy.ops.sandbox.SandboxName;
import understudy.ops.sandbox.Sandboxes;

/** Which of the sandboxes is meant. */
final class SandboxOption {
  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = SandboxName.DEFAULT,
      converter = Converters.OfSandboxName.class,
      description = "Which sandbox: several may live side by side (${DEFAULT-VALUE}).")
  private SandboxName name = new SandboxName(SandboxName.DEFAULT);

  SandboxName name() {
    return name;
  }

  Sandboxes all(Progress progress) {
    return new Sandboxes(Home.ofThisProcess(), progress);
  }

  Sandbox found(Progress progress) {
    return all(progress).find(name);
  }
}
