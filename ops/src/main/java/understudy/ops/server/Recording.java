package understudy.ops.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** An operation that ran on real servers, as the engine recorded it. */
enum Recording {
  FAILOVER,
  SWITCHOVER;

  /** The whole history, in the engine's own JSON. */
  String history() {
    var file = "/understudy/workflows/rehearsal/" + name().toLowerCase(Locale.ROOT) + ".json";
    try (var stream = Recording.class.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException("the recording %s is not in this build".formatted(file));
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
