package understudy.ops.cli;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import understudy.ops.engine.DiskSync;
import understudy.ops.engine.Engine;
import understudy.ops.engine.EngineSettings;
import understudy.ops.engine.EngineSetup;
import understudy.ops.host.Home;
import understudy.ops.host.Refused;
import understudy.topology.InstanceAddress;

@Command(
    name = "up",
    description = "Start our own engine, or take one that is there, and make it ready.")
final class EngineUp extends JsonCommand {
  private static final Duration READY = Duration.ofSeconds(30);

  @Option(
      names = "--engine",
      paramLabel = "HOST:PORT",
      converter = Converters.OfAddress.class,
      description = "An engine that is there already: only make it ready.")
  private @Nullable InstanceAddress engine;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "7233",
      description = "Where ours listens, on loopback (${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--ui-port",
      paramLabel = "PORT",
      description = "Where its own pages are; without it, none.")
  private @Nullable Integer uiPort;

  @Option(
      names = "--sync",
      paramLabel = "full|normal",
      defaultValue = "full",
      description =
          "full keeps every commit through a power cut; normal is faster and survives kill -9"
              + " (${DEFAULT-VALUE}).")
  private DiskSync sync = DiskSync.FULL;

  @Override
  protected Answer answer() {
    var ours = new Engine(Home.ofThisProcess(), progress());
    var address = ours.obtain(Optional.ofNullable(engine), settings()).address();
    EngineSetup.prepare(address, READY);
    return Answer.done(
        Map.of("address", address.toString(), "namespace", EngineSetup.NAMESPACE),
        "the engine answers on %s, namespace %s".formatted(address, EngineSetup.NAMESPACE));
  }

  private EngineSettings settings() {
    try {
      var ui = uiPort == null ? OptionalInt.empty() : OptionalInt.of(uiPort);
      return new EngineSettings(port, ui, sync);
    } catch (IllegalArgumentException e) {
      throw Refused.because(e);
    }
  }
}
