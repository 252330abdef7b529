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
import java.util.stream.Collectors;
import understudy.ops.host.Command;
import understudy.ops.host.Programs;
import understudy.ops.host.Progress;
import understudy.ops.host.Refused;
import understudy.ops.host.Tree;

/**
 * Packages of Debian with all that they link to, unpacked into a folder of our own: nothing is
 * installed, and the libraries of the machine are neither used nor touched.
 */
final class DebianPackages {
  private static final Path KEYS = Path.of("/usr/share/keyrings/debian-archive-keyring.gpg");
  private static final Duration LIMIT = Duration.ofMinutes(8);
  private static final Pattern DEB = Pattern.compile("^'\\S+' ([^ _]+)_\\S*\\.deb ");
  // what the closure holds and a server does not need to run
  private static final Pattern NEEDLESS =
      Pattern.compile(
          "(perl|libperl|dpkg|debconf|tar|gcc-|libc-bin|passwd|mount|systemd|util-linux|init|libdb|libgdbm|adduser).*");

  private final Path cache;
  private final Progress progress;
  private final Wanted wanted;

  DebianPackages(Path cache, Progress progress, Wanted wanted) {
    this.cache = cache;
    this.progress = progress;
    this.wanted = wanted;
  }

  /** What is had from Debian. */
  record Wanted(String what, String folder, String suite, List<String> packages) {
    /** Its MySQL server. */
    static final Wanted MYSQL =
        new Wanted("MySQL's server", "mysql-debian", "sid", List.of("mysql-server-core"));

    /** Its MariaDB server, with semi-synchronous replication in it. */
    static final Wanted MARIADB =
        new Wanted(
            "MariaDB's server", "mariadb-debian", "bookworm", List.of("mariadb-server-core"));

    /** What a server that was built for any Linux links to; later suites renamed the first. */
    static final Wanted LIBRARIES =
        new Wanted(
            "libraries",
            "libraries-debian",
            "bookworm",
            List.of("libaio1", "libnuma1", "libstdc++6", "libcrypt1"));
  }

  /** The root of the unpacked packages, unpacked now if they are not yet. */
  Path unpacked() {
    var root = cache.resolve(wanted.folder);
    // it is moved there when it is complete
    if (Files.isDirectory(root)) {
      return root;
    }
    var work = cache.resolve(wanted.folder + ".new");
    Tree.remove(work);
    try {
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
        "deb [signed-by=%s] %s %s main%n".formatted(KEYS, mirror.get(), wanted.suite));
    progress.say("reading Debian's package lists (%s)".formatted(wanted.suite));
    apt(work, work, "reading Debian's package lists", "update");
    var packages = closure(work);
    progress.say("downloading %s, %d packages".formatted(wanted.what, packages.size()));
    var arguments = new ArrayList<>(List.of("download"));
    arguments.addAll(packages);
    apt(work, work.resolve("debs"), "downloading " + wanted.what, arguments.toArray(String[]::new));
    unpackAll(work);
  }

  private List<String> closure(Path work) {
    var arguments =
        new ArrayList<>(List.of("install", "-y", "--no-install-recommends", "--print-uris"));
    arguments.addAll(wanted.packages);
    var list = apt(work, work, "resolving " + wanted.what, arguments.toArray(String[]::new));
    var names = new TreeSet<String>();
    for (var line : (Iterable<String>) list.lines()::iterator) {
      var match = DEB.matcher(line);
      if (match.find()) {
        names.add(match.group(1));
      }
    }
    names.removeIf(name -> NEEDLESS.matcher(name).matches());
    if (!names.containsAll(wanted.packages)) {
      throw new Refused(
          "Debian's package cannot be had: the mirror offers no "
              + String.join(", ", wanted.packages));
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

  /**
   * What must stand before a program, so that it is started with these libraries.
   *
   * @param more folders of libraries that come with the program
   */
  static List<String> loading(Path root, List<Path> more) {
    // before merging /usr, Debian's packages had some of their libraries beside it
    var beside = root.resolve("lib");
    var own = only(root.resolve("usr/lib"), "*-linux-gnu*");
    var folders = new ArrayList<>(List.of(own));
    if (Files.isDirectory(beside) && !Files.isSymbolicLink(beside)) {
      folders.add(only(beside, "*-linux-gnu*"));
    }
    var loader = only(folders.getLast(), "ld-linux*.so.*");
    folders.addAll(more);
    return List.of(
        loader.toString(),
        "--library-path",
        folders.stream().map(Path::toString).collect(Collectors.joining(":")));
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
