package understudy.ops.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import understudy.ops.host.Command;
import understudy.ops.host.FolderLock;
import understudy.ops.host.Progress;
import understudy.ops.host.Tree;

/** An initialised, empty data directory for one server version, made once and then copied. */
final class Template {
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final List<String> SYSTEM_TABLES =
      List.of(
          "mysql_system_tables.sql",
          "mysql_performance_tables.sql",
          "mysql_system_tables_data.sql",
          "maria_add_gis_sp_bootstrap.sql",
          "mysql_sys_schema.sql");

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

  /** MariaDB makes its system tables of the statements that come with it. */
  private List<String> bootstrapping(Path fresh, Path config, Path data) throws IOException {
    Files.createDirectories(data);
    var share = Path.of(binaries.folders().getOrDefault("lc-messages-dir", "/usr/share/mysql"));
    var statements = new StringBuilder("CREATE DATABASE IF NOT EXISTS mysql;\nUSE mysql;\n");
    statements.append("SET @auth_root_socket=NULL;\n");
    for (var name : SYSTEM_TABLES) {
      statements.append(Files.readString(share.resolve(name)));
    }
    Files.writeString(fresh.resolve("system.sql"), statements);
    var vector = new ArrayList<>(List.of("sh", "-c", "exec \"$0\" \"$@\" < system.sql"));
    vector.addAll(
        binaries.arguments("--defaults-file=" + config, "--bootstrap", "--max-allowed-packet=8M"));
    return vector;
  }

  private void initialise(Path fresh) {
    progress.say("initialising a data directory for %s, once".formatted(binaries.title()));
    Tree.remove(fresh);
    try {
      Files.createDirectories(fresh);
      var config = fresh.resolve("my.cnf");
      var data = fresh.resolve("data");
      Files.writeString(config, ServerConfig.forInitialising(binaries, data));
      var vector =
          binaries.words() == Words.MARIA
              ? bootstrapping(fresh, config, data)
              : binaries.arguments("--defaults-file=" + config, "--initialize-insecure");
      new Command(vector, Map.of(), LIMIT).mustRun(fresh, "initialising its data", progress);
      Files.deleteIfExists(data.resolve("auto.cnf"));
      Files.move(data, folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      Tree.remove(fresh);
    }
  }
}
