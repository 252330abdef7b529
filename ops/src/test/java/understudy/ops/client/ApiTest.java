package understudy.ops.client;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import understudy.ops.host.Refused;

/** What a client says when nobody answers it. */
class ApiTest {
  @Test
  void nobodyThereMeansThatNothingWasAskedFor() throws IOException {
    var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    free.close();
    var api = new Api(at(free));

    assertThatThrownBy(() -> api.post("/clusters/shop/switchover", Map.of("reason", "test")))
        .isInstanceOf(Refused.class)
        .hasMessageStartingWith("no Understudy answers at " + at(free));
  }

  @Test
  void whoDiesBeforeTheAnswerMayHaveBegun() throws IOException {
    try (var door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> breakOff(door));
      var api = new Api(at(door));

      assertThatThrownBy(() -> api.post("/clusters/shop/switchover", Map.of("reason", "test")))
          .isInstanceOf(Refused.class)
          .hasMessageContaining("may have begun")
          .hasMessageContaining("understudy operations");
    }
  }

  @Test
  void whoOnlyReadsHasAskedForNothing() throws IOException {
    try (var door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> breakOff(door));
      var api = new Api(at(door));

      assertThatThrownBy(() -> api.get("/clusters"))
          .isInstanceOf(Refused.class)
          .hasMessageStartingWith("no Understudy answers at " + at(door));
    }
  }

  /** Takes every request, and dies of it: clients may try a reading one again. */
  private static void breakOff(ServerSocket door) {
    while (!door.isClosed()) {
      try (var client = door.accept()) {
        var _ = client.getInputStream().read(new byte[64]);
      } catch (IOException closed) {
        return;
      }
    }
  }

  private static URI at(ServerSocket socket) {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort());
  }
}
