package understudy.ops.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import understudy.ops.host.FolderLock;
import understudy.ops.host.Home;
import understudy.ops.host.Json;
import understudy.ops.host.Progress;
import understudy.ops.host.Refused;
import understudy.ops.host.Tree;
import understudy.ops.sandbox.Template.Templates;

/** All sandboxes of this checkout: brought up, found again by name. */
public final class Sandboxes {
  private static final Duration LOCK = Duration.ofMinutes(3);

  private final Home home;
  private final Progress progress;

  public Sandboxes(Home home, Progress progress) {
    this.home = home;
    this.progress = progress;
  }

  /**
   * Brings a sandbox up, or finds it up already.
   *
   * @throws Refused when a port is taken, no server program can be had, a server does not start,
   *     one is dead, or another sandbox of that name is up; what was begun is then taken down again
   */
  public Sandbox up(SandboxPlan plan) {
    try (var lock = lock(plan.name())) {
      assert lock != null;
      var standing = standing(plan);
      if (standing.isPresent()) {
        standing.get().refuseDead();
        return standing.get();
      }
      if (Files.exists(file(plan.name()))) {
        find(plan.name()).down();
      }
      return begin(plan, found(plan));
    }
  }

  /**
   * The sandbox of that plan as it stands, some of its servers dead or frozen perhaps; empty when
   * none of them lives.
   *
   * @throws Refused when another sandbox of that name is up
   */
  public Optional<Sandbox> standing(SandboxPlan plan) {
    if (!Files.exists(file(plan.name()))) {
      return Optional.empty();
    }
    var present = find(plan.name());
    if (!present.isAlive()) {
      return Optional.empty();
    }
    present.refuseOtherThan(plan);
    return Optional.of(present);
  }

  private SandboxState found(SandboxPlan plan) {
    var all = search(plan.programs().all());
    var own = new TreeMap<String, Binaries>();
    for (var named : plan.programs().own().entrySet()) {
      own.put(named.getKey().toString(), search(Optional.of(named.getValue())));
    }
    return new SandboxState(
        plan.name().text(),
        plan.network(),
        plan.layout().toString(),
        plan.semiSync(),
        all,
        own,
        Accounts.generate());
  }

  private Binaries search(Optional<String> wish) {
    var found = new BinarySearch(home, progress).find(wish);
    progress.say("%s, %s".formatted(found.title(), found.origin()));
    return found;
  }

  private Sandbox begin(SandboxPlan plan, SandboxState state) {
    for (var binaries : state.kinds()) {
      if (plan.semiSync() == SemiSync.ON && !binaries.hasSemiSync()) {
        throw new Refused(
            "%s (%s) has no semi-sync plugins: add --semi-sync off"
                .formatted(binaries.title(), binaries.origin()));
      }
    }
    var templates = new Templates(home.cache(), progress);
    var sandbox = new Sandbox(folder(plan.name()), state, templates, progress);
    sandbox.refusePortsInUse();
    state.kinds().forEach(binaries -> templates.of(binaries).prepare());
    Home.privateFolder(folder(plan.name()));
    Tree.writeSecret(file(plan.name()), Json.write(state));
    try {
      sandbox.begin();
      return sandbox;
    } catch (RuntimeException e) {
      sandbox.stopAll();
      throw e;
    }
  }

  /**
   * The sandbox of that name.
   *
   * @throws Refused when it was not brought up
   */
  public Sandbox find(SandboxName name) {
    try {
      if (!Files.exists(file(name))) {
        throw new Refused("sandbox %s is not up: 'understudy sandbox up'".formatted(name));
      }
      var text = Files.readString(file(name));
      var state = Json.read(text, SandboxState.class, file(name).toString());
      return new Sandbox(folder(name), state, new Templates(home.cache(), progress), progress);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes a sandbox down and removes its data. Returns whether there was one. */
  public boolean down(SandboxName name) {
    try (var lock = lock(name)) {
      assert lock != null;
      if (!Files.exists(file(name))) {
        return false;
      }
      find(name).down();
      return true;
    }
  }

  /** The names of all that were brought up and not taken down. */
  public List<SandboxName> names() {
    var all = home.state().resolve("sandbox");
    if (!Files.isDirectory(all)) {
      return List.of();
    }
    try (var folders = Files.list(all)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("state.json")))
          .map(folder -> new SandboxName(folder.getFileName().toString()))
          .sorted(Comparator.comparing(SandboxName::text))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Loads what reading a sandbox needs, by asking for one that cannot be there. */
  public static void rehearse() {
    var network = new Network("127.255.255", 65535);
    var binaries = new Binaries("nowhere", "9.7.0", List.of("mysqld"), Map.of(), "");
    var state =
        new SandboxState(
            "rehearsal", network, "db1", SemiSync.OFF, binaries, Map.of(), Accounts.generate());
    var text = Json.write(state);
    var read = Json.read(text, SandboxState.class, "a rehearsal");
    var nowhere = Path.of("/nonexistent");
    var templates = new Templates(nowhere, Progress.SILENT);
    var sandbox = new Sandbox(nowhere, read, templates, Progress.SILENT);
    Json.write(sandbox.status());
    new Server(new ServerName(1), nowhere, read).open();
  }

  private FolderLock lock(SandboxName name) {
    return FolderLock.take(home.state().resolve("sandbox-%s.lock".formatted(name)), LOCK);
  }

  private Path folder(SandboxName name) {
    return home.state().resolve("sandbox").resolve(name.text());
  }

  private Path file(SandboxName name) {
    return folder(name).resolve("state.json");
  }
}
