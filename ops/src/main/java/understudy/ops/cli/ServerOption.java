package understudy.ops.cli;

import java.net.URI;
import picocli.CommandLine.Option;
import understudy.ops.client.Api;

/** Which Understudy is meant. */
final class ServerOption {
  @Option(
      names = "--server",
      paramLabel = "URL",
      defaultValue = "${env:UNDERSTUDY_SERVER:-http://127.0.0.1:8090}",
      description = "A running Understudy (${DEFAULT-VALUE}; $UNDERSTUDY_SERVER).")
  private URI server = URI.create("http://127.0.0.1:8090");

  Api api() {
    return new Api(server);
  }
}
