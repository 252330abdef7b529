package understudy.ops.cli;

import picocli.CommandLine.Command;

@Command(
    name = "sandbox",
    description = "Real MySQL servers on loopback addresses, to break at will.",
    subcommands = {
      SandboxUp.class,
      SandboxDown.class,
      SandboxStatus.class,
      SandboxKill.class,
      SandboxFreeze.class,
      SandboxThaw.class,
      SandboxCut.class,
      SandboxMend.class,
      SandboxStart.class
    })
final class SandboxCommand extends CommandGroup {}
