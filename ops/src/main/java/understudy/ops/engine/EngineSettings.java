package understudy.ops.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * How our own engine runs: on loopback, since it knows no sign-in.
 *
 * @param port where it listens
 * @param uiPort where its own pages are, none when empty
 */
public record EngineSettings(int port, OptionalInt uiPort, DiskSync sync) {
  /** Where it listens unless told otherwise. */
  public static final int DEFAULT_PORT = 7233;

  /** The one address that it listens on. */
  public static final String HOST = "127.0.0.1";

  // polling limits and partitions: with the defaults a hop costs two to five times as much, and
  // one chain in twenty stalls for two seconds
  private static final List<String> DYNAMIC =
      List.of(
          "matching.numTaskqueueReadPartitions=1",
          "matching.numTaskqueueWritePartitions=1",
          "history.transferProcessorMaxPollRPS=1000",
          "history.timerProcessorMaxPollRPS=1000",
          "system.enableActivityEagerExecution=true",
          "system.enableEagerWorkflowStart=true");

  public EngineSettings {
    for (var each : new int[] {port, uiPort.orElse(port)}) {
      if (each < 1024 || each > 65535) {
        throw new IllegalArgumentException("port %d is not between 1024 and 65535".formatted(each));
      }
    }
  }

  /** The argument vector that starts it. */
  List<String> arguments(String program, String file) {
    var vector = new ArrayList<>(List.of(program, "server", "start-dev", "--ip", HOST));
    vector.addAll(List.of("--port", Integer.toString(port)));
    if (uiPort.isPresent()) {
      vector.addAll(List.of("--ui-port", Integer.toString(uiPort.getAsInt())));
    } else {
      vector.add("--headless");
    }
    vector.addAll(List.of("--log-level", "error", "--db-filename", file));
    vector.addAll(List.of("--sqlite-pragma", "journal_mode=WAL"));
    vector.addAll(List.of("--sqlite-pragma", "synchronous=" + sync));
    vector.addAll(List.of("--namespace", EngineSetup.NAMESPACE));
    for (var attribute : EngineSetup.SEARCH_ATTRIBUTES) {
      vector.addAll(List.of("--search-attribute", attribute + "=Keyword"));
    }
    for (var value : DYNAMIC) {
      vector.addAll(List.of("--dynamic-config-value", value));
    }
    return vector;
  }
}
