package understudy.ops.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/**
 * The folders that Understudy keeps things in.
 *
 * @param state what belongs to this checkout: sandboxes, the engine's file
 * @param cache what all checkouts share: downloaded and unpacked programs
 */
public record Home(Path state, Path cache) {
  public Home {
    state = state.toAbsolutePath().normalize();
    cache = cache.toAbsolutePath().normalize();
  }

  /** The system property that tells a process that we start which home is its own. */
  public static final String PROPERTY = "understudy.home";

  /** Reads UNDERSTUDY_HOME and XDG_CACHE_HOME; without them the project's root and ~/.cache. */
  public static Home ofThisProcess() {
    var environment = System.getenv();
    var root = Path.of(System.getProperty("understudy.root", "."));
    var told = System.getProperty(PROPERTY);
    var state =
        told == null
            ? folder(environment, "UNDERSTUDY_HOME", root.resolve(".understudy"))
            : Path.of(told);
    var user = Path.of(System.getProperty("user.home"), ".cache");
    return new Home(state, folder(environment, "XDG_CACHE_HOME", user).resolve("understudy"));
  }

  private static Path folder(Map<String, String> environment, String name, Path otherwise) {
    var text = environment.get(name);
    return text == null || text.isBlank() ? otherwise : Path.of(text);
  }

  /** The folder, made if need be, that only its owner may read. */
  public static Path privateFolder(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
