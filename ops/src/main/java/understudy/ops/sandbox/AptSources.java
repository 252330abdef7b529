package understudy.ops.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The mirrors that the machine's own apt is set to use: we bring none of our own. */
final class AptSources {
  private static final Path ETC = Path.of("/etc/apt");
  private static final Pattern MIRROR =
      Pattern.compile(
          "(?m)^(?:URIs:|deb(?:\\s+\\[[^\\]]*])?)\\s+(https?://\\S+?/debian)/?(?:\\s|$)");

  private AptSources() {}

  /** The first mirror of Debian proper: neither its security updates nor somebody's extras. */
  static Optional<String> debianMirror() {
    try {
      for (var file : files()) {
        var mirror = mirror(Files.readString(file));
        if (mirror.isPresent()) {
          return mirror;
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Optional<String> mirror(String text) {
    var match = MIRROR.matcher(text);
    return match.find() ? Optional.of(match.group(1)) : Optional.empty();
  }

  private static List<Path> files() throws IOException {
    var files = new ArrayList<Path>();
    var folder = ETC.resolve("sources.list.d");
    if (Files.isDirectory(folder)) {
      try (var found = Files.newDirectoryStream(folder, "*.{sources,list}")) {
        found.forEach(files::add);
      }
    }
    files.sort(null);
    var old = ETC.resolve("sources.list");
    if (Files.exists(old)) {
      files.add(old);
    }
    return files;
  }
}
