package understudy.ops.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import understudy.ops.host.Refused;
import understudy.ops.server.UnderstudyServer;

@Command(name = "server", description = "Run one copy of Understudy in the foreground.")
final class ServerCommand extends JsonCommand {
  @Option(
      names = "--config",
      required = true,
      paramLabel = "FILE",
      description = "Its settings, as docs/operations.md explains them.")
  private Path config = Path.of("understudy.yaml");

  @Override
  protected Answer answer() {
    if (!Files.isReadable(config)) {
      throw new Refused("the settings %s cannot be read".formatted(config));
    }
    UnderstudyServer.runUntilStopped(config);
    return Answer.done(config.toString(), "stopped");
  }
}
