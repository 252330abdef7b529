package understudy.ops.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import understudy.ops.host.Daemon;
import understudy.ops.host.FolderLock;
import understudy.ops.host.Home;
import understudy.ops.host.Json;
import understudy.ops.host.Ports;
import understudy.ops.host.Progress;
import understudy.ops.host.Refused;
import understudy.ops.host.Tree;
import understudy.ops.host.Wait;
import understudy.topology.InstanceAddress;

/** Our own engine: Temporal's development server with its file in our folder, one a checkout. */
public final class Engine {
  private static final Duration LOCK = Duration.ofMinutes(2);
  private static final Duration START = Duration.ofSeconds(30);
  private static final Duration STOP = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofSeconds(2);

  private final Home home;
  private final Progress progress;

  public Engine(Home home, Progress progress) {
    this.home = home;
    this.progress = progress;
  }

  /**
   * The engine to use: the one that is named, else our own, started if need be.
   *
   * @throws Refused as {@link #up} does, or when nobody answers at the address that was named
   */
  public EngineFound obtain(Optional<InstanceAddress> named, EngineSettings own) {
    if (named.isEmpty()) {
      return new EngineFound(up(running().isPresent() ? present(own) : own), EngineFound.Owner.WE);
    }
    if (!EngineConnection.answers(named.get(), ANSWER)) {
      throw new Refused("no engine answers on %s".formatted(named.get()));
    }
    return new EngineFound(named.get(), EngineFound.Owner.OTHERS);
  }

  private EngineSettings present(EngineSettings otherwise) {
    return state().map(EngineState::settings).orElse(otherwise);
  }

  /**
   * Starts it and returns when it answers; one that runs already is left as it is.
   *
   * @return where it listens
   * @throws Refused when the port is taken, no program can be had, or it does not answer
   */
  public InstanceAddress up(EngineSettings settings) {
    try (var lock = lock()) {
      assert lock != null;
      var present = state();
      if (present.isPresent() && daemon().pid().isPresent()) {
        refuseOtherThan(settings, present.get());
        awaitAnswer(address(present.get()));
        return address(present.get());
      }
      refusePortInUse(settings.port());
      var program = new EngineProgram(home, progress).find();
      var state = EngineState.of(program.toString(), settings);
      Home.privateFolder(folder());
      Tree.writeSecret(stateFile(), Json.write(state));
      return start(state);
    }
  }

  /** Ends it; its file stays. Returns whether it was meant to be up. */
  public boolean down() {
    try (var lock = lock()) {
      assert lock != null;
      var was = state().isPresent();
      Tree.remove(stateFile()); // first, so that nobody starts it again
      daemon().stop(STOP);
      return was;
    }
  }

  /**
   * Ends it and moves all that it kept into a folder of its own, so that the next one begins with
   * nothing and nothing is lost; twice is fine.
   */
  public void setAside() {
    down();
    try (var lock = lock()) {
      assert lock != null;
      if (Files.exists(database())) {
        var since = Files.getLastModifiedTime(database()).toInstant().toString().replace(":", "");
        Files.move(folder(), folder().resolveSibling("engine-" + since));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Ends it as a crash does (SIGKILL); whoever watches it starts it again.
   *
   * @throws Refused when it does not run
   */
  public void kill() {
    if (daemon().pid().isEmpty()) {
      throw new Refused("the engine does not run: 'understudy engine up'");
    }
    daemon().kill();
  }

  /**
   * Starts it again if it is meant to be up and is dead. Returns whether it was started.
   *
   * @throws Refused when it does not start
   */
  boolean revive() {
    if (isAsWanted()) {
      return false;
    }
    try (var lock = lock()) {
      assert lock != null;
      var wanted = state();
      if (wanted.isEmpty() || daemon().pid().isPresent()) {
        return false;
      }
      start(wanted.get());
      return true;
    }
  }

  private boolean isAsWanted() {
    return daemon().pid().isPresent() || !Files.exists(stateFile());
  }

  /** Where our own engine listens, if it is meant to be up and lives. */
  public Optional<InstanceAddress> running() {
    return state().filter(state -> daemon().pid().isPresent()).map(Engine::address);
  }

  /** What it does now; empty when it is not meant to be up. */
  public Optional<EngineStatus> status() {
    return state().map(this::status);
  }

  private EngineStatus status(EngineState state) {
    var pid = daemon().pid().orElse(0);
    var ui = state.uiPort() == EngineState.NO_UI ? "" : "http://" + EngineSettings.HOST + ":";
    return new EngineStatus(
        address(state).toString(),
        pid,
        life(state, pid),
        ui.isEmpty() ? "" : ui + state.uiPort(),
        state.sync().name());
  }

  private static String life(EngineState state, long pid) {
    if (pid == 0) {
      return "dead";
    }
    return EngineConnection.answers(address(state), ANSWER) ? "answering" : "silent";
  }

  private InstanceAddress start(EngineState state) {
    var arguments = state.settings().arguments(state.program(), database().toString());
    progress.say("starting the engine on " + address(state));
    daemon().start(arguments, folder(), folder().resolve("engine.log"));
    awaitAnswer(address(state));
    return address(state);
  }

  private void awaitAnswer(InstanceAddress address) {
    var up =
        Wait.until(
            START,
            Duration.ofMillis(10),
            () -> EngineConnection.answers(address, ANSWER) || daemon().pid().isEmpty());
    if (!up || daemon().pid().isEmpty()) {
      throw new Refused(
          "the engine does not answer on %s; see %s"
              .formatted(address, folder().resolve("engine.log")));
    }
  }

  private static void refuseOtherThan(EngineSettings wanted, EngineState present) {
    if (wanted.port() != present.port()) {
      throw new Refused(
          "the engine of this checkout is up already on port %d: take it down first"
              .formatted(present.port()));
    }
  }

  private static void refusePortInUse(int port) {
    if (!Ports.isFree(EngineSettings.HOST, port)) {
      throw new Refused(
          "port %d is taken by another program: choose another --port, or if it is an engine,"
                  .formatted(port)
              + " name it with --engine HOST:PORT");
    }
  }

  private Optional<EngineState> state() {
    try {
      if (!Files.exists(stateFile())) {
        return Optional.empty();
      }
      var text = Files.readString(stateFile());
      return Optional.of(Json.read(text, EngineState.class, stateFile().toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InstanceAddress address(EngineState state) {
    return new InstanceAddress(EngineSettings.HOST, state.port());
  }

  private Daemon daemon() {
    return new Daemon(folder().resolve("pid"), database().toString());
  }

  private FolderLock lock() {
    return FolderLock.take(home.state().resolve("engine.lock"), LOCK);
  }

  private Path folder() {
    return home.state().resolve("engine");
  }

  private Path stateFile() {
    return folder().resolve("state.json");
  }

  private Path database() {
    return folder().resolve("temporal.db");
  }
}
