package understudy.ops.engine;

import java.util.OptionalInt;

/** What is kept of our own engine while it is meant to be up. */
record EngineState(String program, int port, int uiPort, DiskSync sync) {
  static final int NO_UI = 0;

  EngineSettings settings() {
    var ui = uiPort == NO_UI ? OptionalInt.empty() : OptionalInt.of(uiPort);
    return new EngineSettings(port, ui, sync);
  }

  static EngineState of(String program, EngineSettings settings) {
    return new EngineState(
        program, settings.port(), settings.uiPort().orElse(NO_UI), settings.sync());
  }
}
