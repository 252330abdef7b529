package understudy.ops.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import understudy.ops.host.Command;
import understudy.ops.host.Programs;
import understudy.ops.host.Progress;
import understudy.ops.host.Refused;
import understudy.ops.host.Tree;

/**
 * Debian's MySQL server with all that it links to, unpacked into a folder of our own: nothing is
 * installed, and the libraries of the machine are neither used nor touched.
 */
final class DebianServer {
  private static final Path KEYS = Path.of("/usr/share/keyrings/debian-archive-keyring.gpg");
  private static final Duration LIMIT = Duration.ofMinutes(8);
  private static final Pattern DEB = Pattern.compile("^'\\S+' ([^ _]+)_\\S*\\.deb ");
  // what the closure holds and a server does not need to run
  private static final Pattern NEEDLESS =
      Pattern.compile(
          "(perl|libperl|dpkg|debconf|tar|gcc-|libc-bin|passwd|mount|systemd|util-linux|init|libdb|libgdbm|adduser).*");

  private final Path cache;
  private final Progress progress;

  DebianServer(Path cache, Progress progress) {
    this.cache = cache;
    this.progress = progress;
  }

  /** The root of the unpacked packages, unpacked now if they are not yet. */
  Path unpacked() {
    var root = cache.resolve("mysql-debian");
    if (Files.isExecutable(root.resolve("usr/sbin/mysqld"))) {
      return root;
    }
    var work = cache.resolve("mysql-debian.new");
    Tree.remove(work);
    try {
      Tree.remove(root);
      unpack(work);
      Files.move(work.resolve("root"), root);
      return root;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      Tree.remove(work);
    }
  }

  private void unpack(Path work) throws IOException {
    var mirror = AptSources.debianMirror();
    if (mirror.isEmpty() || Programs.find("apt-get").isEmpty() || !Files.exists(KEYS)) {
      throw new Refused("Debian's package cannot be had: apt here knows no Debian mirror");
    }
    for (var folder : List.of("lists/partial", "cache/archives/partial", "debs", "root")) {
      Files.createDirectories(work.resolve(folder));
    }
    Files.writeString(work.resolve("status"), "");
    Files.writeString(
        work.resolve("sources.list"),
        "deb [signed-by=%s] %s sid main%n".formatted(KEYS, mirror.get()));
    progress.say("reading Debian's package lists (sid)");
    apt(work, work, "reading Debian's package lists", "update");
    var packages = closure(work);
    progress.say("downloading MySQL's server, %d packages".formatted(packages.size()));
    var arguments = new ArrayList<>(List.of("download"));
    arguments.addAll(packages);
    apt(work, work.resolve("debs"), "downloading MySQL's server", arguments.toArray(String[]::new));
    unpackAll(work);
  }

  private List<String> closure(Path work) {
    var list =
        apt(
            work,
            work,
            "resolving MySQL's server",
            "install",
            "-y",
            "--no-install-recommends",
            "--print-uris",
            "mysql-server-core");
    var names = new TreeSet<String>();
    for (var line : (Iterable<String>) list.lines()::iterator) {
      var match = DEB.matcher(line);
      if (match.find()) {
        names.add(match.group(1));
      }
    }
    names.removeIf(name -> NEEDLESS.matcher(name).matches());
    if (!names.contains("mysql-server-core")) {
      throw new Refused("Debian's package cannot be had: the mirror offers no mysql-server-core");
    }
    return List.copyOf(names);
  }

  private void unpackAll(Path work) throws IOException {
    try (var debs = Files.list(work.resolve("debs"))) {
      for (var deb : debs.sorted().toList()) {
        Command.of(LIMIT, "dpkg-deb", "-x", deb.toString(), work.resolve("root").toString())
            .mustRun(work, "unpacking " + deb.getFileName(), progress);
      }
    }
  }

  private String apt(Path work, Path folder, String doing, String... arguments) {
    var vector =
        new ArrayList<>(
            List.of(
                "apt-get",
                "-q",
                "-oDir::Etc::sourcelist=" + work.resolve("sources.list"),
                "-oDir::Etc::sourceparts=/dev/null",
                "-oDir::State::lists=" + work.resolve("lists"),
                "-oDir::Cache=" + work.resolve("cache"),
                "-oDir::State::status=" + work.resolve("status"),
                "-oAPT::Sandbox::User=" + System.getProperty("user.name")));
    vector.addAll(List.of(arguments));
    return new Command(vector, Map.of("LC_ALL", "C"), LIMIT).mustRun(folder, doing, progress);
  }

  static Path libraries(Path root) {
    return only(root.resolve("usr/lib"), "*-linux-gnu*");
  }

  static Path loader(Path libraries) {
    return only(libraries, "ld-linux*.so.*");
  }

  private static Path only(Path folder, String glob) {
    try (var found = Files.newDirectoryStream(folder, glob)) {
      var each = found.iterator();
      if (!each.hasNext()) {
        throw new Refused("the unpacked server is damaged: no %s in %s".formatted(glob, folder));
      }
      return each.next();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
