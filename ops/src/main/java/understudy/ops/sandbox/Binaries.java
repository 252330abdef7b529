package understudy.ops.sandbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import understudy.topology.Version;

/**
 * A MySQL server that can be run.
 *
 * @param origin where it comes from, for people
 * @param version as it says itself, for example 9.7.4
 * @param command the program and what must stand before it
 * @param folders the settings that tell the server where its own files are
 * @param plugins the folder of its plugins
 */
record Binaries(
    String origin,
    String version,
    List<String> command,
    Map<String, String> folders,
    String plugins) {
  Binaries {
    command = List.copyOf(command);
    folders = Map.copyOf(folders);
  }

  List<String> arguments(String... more) {
    var vector = new ArrayList<>(command);
    vector.addAll(List.of(more));
    return vector;
  }

  /** What it is, for people: {@code MySQL 9.7.4}. */
  String title() {
    var parsed = Version.parse(version);
    return "%s %s"
        .formatted(parsed.flavour().title(), version.replace("-" + parsed.flavour().title(), ""));
  }

  Words words() {
    return Words.of(Version.parse(version));
  }

  boolean hasSemiSync() {
    return words().hasSemiSyncBuiltIn()
        || Files.exists(Path.of(plugins, words().semiSyncSourcePlugin()));
  }
}
