package understudy.ops.host;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Programs on the PATH of this process. */
public final class Programs {
  private static final Pattern COLON = Pattern.compile(Pattern.quote(File.pathSeparator));

  private Programs() {}

  /** The program of that name on PATH, or where system programs are, which a user's PATH lacks. */
  public static Optional<Path> find(String name) {
    var path = System.getenv().getOrDefault("PATH", "") + ":/usr/local/sbin:/usr/sbin:/sbin";
    return Stream.of(COLON.split(path, -1))
        .filter(folder -> !folder.isBlank())
        .map(folder -> Path.of(folder, name))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }
}
