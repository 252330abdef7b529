package understudy.ops.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import understudy.ops.host.Home;
import understudy.ops.host.Ports;
import understudy.ops.host.Progress;
import understudy.ops.sandbox.Layout;
import understudy.ops.sandbox.Network;
import understudy.ops.sandbox.SandboxName;
import understudy.ops.sandbox.SandboxPlan;
import understudy.ops.sandbox.SemiSync;
import understudy.ops.sandbox.ServerPrograms;

/** Folders, networks and ports that nobody else uses; programs from the cache that all share. */
final class Homes {
  /** Tells in the test's output what is being done. */
  static final Progress LOUD = sentence -> System.err.println("# " + sentence);

  private Homes() {}

  static Home in(Path folder) {
    return new Home(folder, Home.ofThisProcess().cache());
  }

  static SandboxPlan plan(String layout) {
    return plan(layout, SemiSync.ON, ServerPrograms.ANY);
  }

  static SandboxPlan plan(String layout, SemiSync semiSync, ServerPrograms programs) {
    return new SandboxPlan(
        new SandboxName("test"), freeNetwork(), Layout.parse(layout), semiSync, programs);
  }

  private static Network freeNetwork() {
    for (var number = 0; number < 250; number++) {
      var prefix = "127.21.%d".formatted((ProcessHandle.current().pid() + number) % 250);
      if (Ports.isFree(prefix + ".1", 3306)) {
        return new Network(prefix, 3306);
      }
    }
    throw new IllegalStateException("no loopback network is free");
  }

  static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
