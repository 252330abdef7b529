package understudy.ops.careless.activities;

import java.time.Instant;

/** Hands that know the window, own a clock and start programs where they like. */
public final class Grasping {
  private final understudy.ops.careless.web.Grasping window;

  Grasping(understudy.ops.careless.web.Grasping window) {
    this.window = window;
  }

  ProcessBuilder program() {
    return new ProcessBuilder(window.address(), Instant.now().toString());
  }
}
