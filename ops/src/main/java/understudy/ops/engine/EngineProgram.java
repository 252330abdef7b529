package understudy.ops.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import understudy.ops.host.Command;
import understudy.ops.host.FolderLock;
import understudy.ops.host.Home;
import understudy.ops.host.Programs;
import understudy.ops.host.Progress;
import understudy.ops.host.Refused;

/** The engine's program: found on this machine, or built once with the Go toolchain. */
public final class EngineProgram {
  // newer ones cannot be installed by 'go install': their module holds a replace directive
  private static final String MODULE = "github.com/temporalio/cli/cmd/temporal@v1.5.1";
  private static final Duration BUILD = Duration.ofMinutes(15);
  private static final Duration ASK = Duration.ofSeconds(20);

  private final Home home;
  private final Progress progress;

  public EngineProgram(Home home, Progress progress) {
    this.home = home;
    this.progress = progress;
  }

  /**
   * The program, built now if there is none.
   *
   * @throws Refused with the ways to get it when it cannot be had
   */
  public Path find() {
    var present = present();
    return present.isPresent() ? present.get() : install();
  }

  private Optional<Path> present() {
    var candidates = new ArrayList<Path>();
    Programs.find("temporal").ifPresent(candidates::add);
    candidates.add(ours());
    goFolder().ifPresent(folder -> candidates.add(folder.resolve("bin/temporal")));
    return candidates.stream().filter(Files::isExecutable).filter(this::isAble).findFirst();
  }

  /** Judged by what it can do: one that Go built does not know its own version. */
  private boolean isAble(Path program) {
    var help =
        Command.of(ASK, program.toString(), "server", "start-dev", "--help")
            .run(Path.of("/"), "asking " + program, progress);
    return help.well() && help.output().contains("--sqlite-pragma");
  }

  private Path install() {
    var go =
        Programs.find("go")
            .orElseThrow(
                () ->
                    new Refused(
                        "no engine was found: put Temporal's 'temporal' program on PATH (your"
                            + " package manager or its project's releases have it), or a Go"
                            + " toolchain, with which it is built once, or name a running engine"
                            + " with --engine HOST:PORT"));
    try (var lock = FolderLock.take(home.cache().resolve("temporal.lock"), BUILD)) {
      assert lock != null;
      if (!Files.isExecutable(ours())) {
        build(go);
      }
      return ours();
    }
  }

  private void build(Path go) {
    var folder = folder();
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    progress.say("building Temporal's development server with Go, once: about three minutes");
    var vector = List.of(go.toString(), "install", "-ldflags", "-s -w", MODULE);
    var environment = Map.of("GOBIN", folder.toString());
    new Command(vector, environment, BUILD).mustRun(folder, "building the engine", progress);
  }

  private Optional<Path> goFolder() {
    return Programs.find("go")
        .map(go -> Command.of(ASK, go.toString(), "env", "GOPATH"))
        .map(command -> command.run(Path.of("/"), "asking Go", progress))
        .filter(ended -> ended.well() && !ended.output().isBlank())
        .map(ended -> Path.of(ended.output().strip()));
  }

  private Path ours() {
    return folder().resolve("temporal");
  }

  private Path folder() {
    return home.cache().resolve("temporal-1.5.1");
  }
}
