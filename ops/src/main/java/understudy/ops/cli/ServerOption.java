package understudy.ops.cli;

import java.net.URI;
import picocli.CommandLine.Option;
import understudy.ops.client.Api;
import understudy.ops.host.Refused;

/** Which Understudy is meant. */
final class ServerOption {
  @Option(
      names = "--server",
      paramLabel = "URL",
      defaultValue = "${env:UNDERSTUDY_SERVER:-http://127.0.0.1:8090}",
      description = "A running Understudy (${DEFAULT-VALUE}; $UNDERSTUDY_SERVER).")
  private URI server = URI.create("http://127.0.0.1:8090");

  Api api() {
    if (server.getHost() == null || !String.valueOf(server.getScheme()).startsWith("http")) {
      throw new Refused(
          "'%s' is no address of an Understudy: write it as http://127.0.0.1:8090"
              .formatted(server));
    }
    return new Api(server);
  }
}
