package understudy.ops.careless.topology;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a file, where nothing but values may be. */
public final class Grasping {
  private Grasping() {}

  static byte[] read(Path file) throws IOException {
    return Files.readAllBytes(file);
  }
}
