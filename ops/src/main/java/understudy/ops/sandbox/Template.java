package understudy.ops.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import understudy.ops.host.Command;
import understudy.ops.host.FolderLock;
import understudy.ops.host.Progress;
import understudy.ops.host.Tree;

/** An initialised, empty data directory for one server version, made once and then copied. */
final class Template {
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private final Path folder;
  private final Binaries binaries;
  private final Progress progress;

  /** All of them, in one folder. */
  record Templates(Path cache, Progress progress) {
    Template of(Binaries binaries) {
      return new Template(cache, binaries, progress);
    }
  }

  private Template(Path cache, Binaries binaries, Progress progress) {
    var mark = Integer.toHexString(binaries.command().hashCode());
    this.folder = cache.resolve("data-%s-%s".formatted(binaries.version(), mark));
    this.binaries = binaries;
    this.progress = progress;
  }

  /** Puts a copy where no folder is yet. */
  void copyTo(Path data) {
    Tree.copy(folder, data);
  }

  /** Makes the template if it is not there yet. */
  void prepare() {
    var file = folder.resolveSibling(folder.getFileName() + ".lock");
    try (var lock = FolderLock.take(file, LIMIT)) {
      assert lock != null;
      if (!Files.exists(folder)) {
        initialise(folder.resolveSibling(folder.getFileName() + ".new"));
      }
    }
  }

  private void initialise(Path fresh) {
    progress.say("initialising a data directory for MySQL " + binaries.version() + ", once");
    Tree.remove(fresh);
    try {
      Files.createDirectories(fresh);
      var config = fresh.resolve("my.cnf");
      var data = fresh.resolve("data");
      Files.writeString(config, ServerConfig.forInitialising(binaries, data));
      var vector = binaries.arguments("--defaults-file=" + config, "--initialize-insecure");
      new Command(vector, Map.of(), LIMIT).mustRun(fresh, "initialising MySQL's data", progress);
      Files.deleteIfExists(data.resolve("auto.cnf"));
      Files.move(data, folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      Tree.remove(fresh);
    }
  }
}
