package understudy.ops.sandbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import understudy.ops.host.Command;
import understudy.ops.host.FolderLock;
import understudy.ops.host.Home;
import understudy.ops.host.Programs;
import understudy.ops.host.Progress;
import understudy.ops.host.Refused;
import understudy.ops.sandbox.DebianPackages.Wanted;

/**
 * Finds a MySQL server: named by the user, on PATH, Debian's package unpacked into a private
 * folder, or one that Maven has. A user may name a path, or a version that can be had: {@code 9.7}
 * (or {@code debian}), {@code 8.0} (or {@code maven}), {@code 5.7}, and {@code mariadb} (or {@code
 * 10.11}).
 */
public final class BinarySearch {
  private static final Duration LOCK = Duration.ofMinutes(10);
  private static final Duration ANSWER = Duration.ofSeconds(20);
  private static final Pattern VERSION =
      Pattern.compile("Ver ([0-9]+\\.[0-9]+\\.[0-9]+(?:-MariaDB)?)");
  private static final Pattern PLUGINS = Pattern.compile("(?m)^plugin-dir\\s+(\\S+)\\s*$");

  private final Home home;
  private final Progress progress;

  public BinarySearch(Home home, Progress progress) {
    this.home = home;
    this.progress = progress;
  }

  /**
   * Makes sure that a server is there, so that a later {@code up} need not wait.
   *
   * @return one sentence that says which it is
   * @throws Refused with the reasons of every place when there is none
   */
  public String prepare(Optional<String> wish) {
    var found = find(wish);
    return "%s, %s".formatted(found.title(), found.origin());
  }

  Binaries find(Optional<String> wish) {
    var named = wish.or(() -> Optional.ofNullable(System.getenv("UNDERSTUDY_MYSQLD")));
    if (named.isPresent()) {
      return named(named.get());
    }
    var path = Programs.find("mysqld");
    if (path.isPresent()) {
      return installed(path.get(), "on PATH: " + path.get());
    }
    var reasons = new ArrayList<String>();
    for (var place :
        List.<Supplier<Binaries>>of(
            () -> debian(Wanted.MYSQL, "mysqld"), () -> maven(MavenServer.Packed.EIGHT))) {
      try {
        return place.get();
      } catch (Refused e) {
        progress.say(e.getMessage());
        reasons.add(e.getMessage());
      }
    }
    throw new Refused(
        "no MySQL server was found (%s); install one, or name it with --mysqld PATH"
            .formatted(String.join("; ", reasons)));
  }

  private Binaries named(String wish) {
    return switch (wish) {
      case "9.7", "debian" -> debian(Wanted.MYSQL, "mysqld");
      case "8.0", "maven" -> maven(MavenServer.Packed.EIGHT);
      case "5.7" -> maven(MavenServer.Packed.SEVEN);
      case "mariadb", "10.11" -> debian(Wanted.MARIADB, "mariadbd");
      case String path when Files.isExecutable(Path.of(path)) ->
          installed(Path.of(path).toAbsolutePath(), "named: " + path);
      case String other ->
          throw new Refused(
              "'%s' is neither a program that can be run nor one of 5.7, 8.0, 9.7, mariadb"
                  .formatted(other));
    };
  }

  private Binaries installed(Path mysqld, String origin) {
    var command = List.of(mysqld.toString());
    var help = ask(command, "--no-defaults", "--verbose", "--help");
    var plugins = PLUGINS.matcher(help);
    var folder = plugins.find() ? plugins.group(1) : "";
    return new Binaries(origin, version(command), command, Map.of(), folder);
  }

  private Binaries debian(Wanted wanted, String program) {
    var file = home.cache().resolve(wanted.folder() + ".lock");
    try (var lock = FolderLock.take(file, LOCK)) {
      assert lock != null;
      var root = new DebianPackages(home.cache(), progress, wanted).unpacked();
      var command = new ArrayList<>(DebianPackages.loading(root, List.of()));
      command.add(root.resolve("usr/sbin").resolve(program).toString());
      var share = root.resolve("usr/share/mysql");
      var plugins = root.resolve("usr/lib/mysql/plugin").toString();
      var folders = folders(root.resolve("usr"), share, plugins);
      return new Binaries(
          "Debian's package, unpacked", version(command), command, folders, plugins);
    }
  }

  private Binaries maven(MavenServer.Packed packed) {
    try (var lock = FolderLock.take(home.cache().resolve("mysql-maven.lock"), LOCK)) {
      assert lock != null;
      var root = new MavenServer(home.cache(), progress, packed).unpacked();
      var command = runnable(root);
      var plugins = root.resolve("lib/plugin").toString();
      var folders = folders(root, root.resolve("share"), plugins);
      return new Binaries("packaged for Maven", version(command), command, folders, plugins);
    }
  }

  /** It links to libraries that a machine may not have: then it gets Debian's. */
  private List<String> runnable(Path root) {
    var mysqld = root.resolve("bin/mysqld");
    var bare = List.of(mysqld.toString());
    if (VERSION.matcher(ask(bare, "--version")).find()) {
      return bare;
    }
    var libraries = new DebianPackages(home.cache(), progress, Wanted.LIBRARIES).unpacked();
    var its = List.of(root.resolve("bin"), root.resolve("lib"));
    var command = new ArrayList<>(DebianPackages.loading(libraries, its));
    command.add(mysqld.toString());
    return command;
  }

  private static Map<String, String> folders(Path base, Path share, String plugins) {
    return Map.of(
        "basedir", base.toString(),
        "lc-messages-dir", share.toString(),
        "character-sets-dir", share.resolve("charsets").toString(),
        "plugin-dir", plugins);
  }

  private String version(List<String> command) {
    var text = ask(command, "--version");
    var match = VERSION.matcher(text);
    if (!match.find()) {
      throw new Refused(
          "%s does not run: %s; on Debian 'apt-get install libaio1 libnuma1' may cure it"
              .formatted(command.getLast(), text.strip().replace('\n', ' ')));
    }
    return match.group(1);
  }

  private String ask(List<String> command, String... question) {
    var vector = new ArrayList<>(command);
    vector.addAll(List.of(question));
    return new Command(vector, Map.of(), ANSWER)
        .run(Path.of("/"), "asking " + command.getLast(), progress)
        .output();
  }
}
