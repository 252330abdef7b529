package understudy.ops.sandbox;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import understudy.ops.host.Daemon;
import understudy.ops.host.Parallel;
import understudy.ops.host.Progress;
import understudy.ops.host.Refused;
import understudy.ops.host.Signal;
import understudy.ops.host.Tree;
import understudy.ops.host.Wait;
import understudy.ops.sandbox.Template.Templates;
import understudy.topology.InstanceAddress;

/** Real MySQL servers that replicate from one another, to be killed, frozen and cut at will. */
public final class Sandbox {
  private static final Duration ATTACHED = Duration.ofSeconds(30);
  private static final Duration STOPPED = Duration.ofMillis(100);

  private final Path folder;
  private final SandboxState state;
  private final Templates templates;
  private final Progress progress;
  private final NetworkCut cut;

  Sandbox(Path folder, SandboxState state, Templates templates, Progress progress) {
    this.folder = folder;
    this.state = state;
    this.templates = templates;
    this.progress = progress;
    this.cut = new NetworkCut(new SandboxName(state.name()), state.network());
  }

  public SandboxName name() {
    return new SandboxName(state.name());
  }

  public Layout layout() {
    return state.layout();
  }

  public SemiSync semiSync() {
    return state.semiSync();
  }

  /** The servers' versions, as they say themselves. */
  public String version() {
    return state.versions();
  }

  /** The users of its servers, with their passwords: not for logs. */
  public Accounts accounts() {
    return state.accounts();
  }

  public InstanceAddress address(ServerName server) {
    return server(server).address();
  }

  /** All servers and where they listen, dead ones too. */
  public SortedMap<ServerName, InstanceAddress> addresses() {
    var all = new TreeMap<ServerName, InstanceAddress>();
    layout().servers().forEach(server -> all.put(server, state.address(server)));
    return all;
  }

  /** The servers that have a process, frozen ones too. */
  public List<ServerName> living() {
    return servers().stream()
        .filter(server -> server.life() != Daemon.Life.DEAD)
        .map(Server::name)
        .toList();
  }

  /** What the kernel says of a server's process. */
  public Daemon.Life life(ServerName server) {
    return server(server).life();
  }

  /** Whether a server is cut off from the network. */
  public boolean isCut(ServerName server) {
    return cut.present().contains(server(server).name());
  }

  public List<ServerStatus> status() {
    return new StatusReader(cut).read(servers());
  }

  /**
   * The one server that accepts writes now.
   *
   * @throws Refused when none does, or more than one
   */
  public ServerName primary() {
    var writable = status().stream().filter(status -> status.mode().equals("writable")).toList();
    if (writable.size() != 1) {
      throw new Refused(
          "sandbox %s has %s writable servers now, so 'primary' means none: name one, as db1"
              .formatted(name(), writable.isEmpty() ? "no" : Integer.toString(writable.size())));
    }
    return ServerName.parse(writable.getFirst().server());
  }

  /** Ends a server as a crash does (SIGKILL). Returns when its process is gone. */
  public void kill(ServerName server) {
    living(server).kill();
  }

  /** Stops a server in its tracks (SIGSTOP): it answers nothing, and its connections stay. */
  public void freeze(ServerName server) {
    var daemon = living(server);
    daemon.send(Signal.STOP);
    Wait.until(STOPPED, Duration.ofMillis(1), () -> daemon.life() == Daemon.Life.FROZEN);
  }

  /** Lets a frozen server go on (SIGCONT), with all that it was about to do. */
  public void thaw(ServerName server) {
    living(server).send(Signal.CONT);
  }

  /** Cuts a server off from the network, both ways, silently. */
  public void cut(ServerName server) {
    cut.cut(server(server));
  }

  /** Lets a server that was cut off back on the network. */
  public void mend(ServerName server) {
    server(server);
    cut.mend(server);
  }

  /** Brings a dead server back as it was; one that lives stays as it is. */
  public void start(ServerName server) {
    var dead = server(server);
    if (dead.life() == Daemon.Life.DEAD) {
      dead.boot();
    }
  }

  /** Brings a server back empty, dead or not, as a new replica of the present primary. */
  public void startFresh(ServerName server) {
    var fresh = server(server);
    fresh.daemon().kill();
    var source = server(primary());
    cut.mend(server);
    fresh.create(templates);
    fresh.bootFirst();
    fresh.follow(source);
    awaitAttached(List.of(fresh));
  }

  /** Makes every living replica ask its source for a heartbeat this often. */
  public void setHeartbeat(Duration every) {
    var replicas =
        status().stream()
            .filter(status -> !status.source().isEmpty())
            .map(status -> server(ServerName.parse(status.server())))
            .toList();
    Parallel.each(replicas, replica -> replica.setHeartbeat(every));
    awaitAttached(replicas);
  }

  /** Kills all servers and removes everything that the sandbox has; twice is fine. */
  public void down() {
    stopAll();
    Tree.remove(folder);
  }

  void stopAll() {
    cut.mendAll();
    Parallel.each(servers(), server -> server.daemon().kill());
  }

  boolean isAlive() {
    return servers().stream().anyMatch(server -> server.life() != Daemon.Life.DEAD);
  }

  void refuseDead() {
    var dead = servers().stream().filter(server -> server.life() == Daemon.Life.DEAD).toList();
    if (!dead.isEmpty()) {
      throw new Refused(
          "sandbox %s is up, but %s is dead: 'understudy sandbox start %s', or take it down first"
              .formatted(name(), dead.getFirst().name(), dead.getFirst().name()));
    }
  }

  void refuseOtherThan(SandboxPlan plan) {
    var same = state.network().equals(plan.network()) && layout().equals(plan.layout());
    if (!same || state.semiSync() != plan.semiSync()) {
      throw new Refused(
          "sandbox %s is up already as '%s' on %s with semi-sync %s: take it down first"
              .formatted(name(), layout(), state.network().prefix(), state.semiSync()));
    }
  }

  void refusePortsInUse() {
    servers().forEach(Server::refusePortInUse);
  }

  /** Starts all servers, makes them replicate, and opens the primary. */
  void begin() {
    var servers = servers();
    progress.say("starting %d servers".formatted(servers.size()));
    Parallel.each(servers, server -> server.create(templates));
    Parallel.each(servers, Server::bootFirst);
    progress.say("replicating: " + layout());
    var replicas = servers.stream().filter(s -> layout().source(s.name()).isPresent()).toList();
    Parallel.each(replicas, s -> s.follow(server(layout().source(s.name()).orElseThrow())));
    open(server(layout().primary()), replicas.isEmpty() ? SemiSync.OFF : state.semiSync());
    awaitAttached(replicas);
  }

  private void open(Server primary, SemiSync semiSync) {
    var enabled = primary.words().setting("rpl_semi_sync_source_enabled");
    try (var session = primary.open()) {
      session.run(
          "SET GLOBAL read_only=OFF",
          "CREATE DATABASE app",
          "CREATE TABLE app.t (id BIGINT PRIMARY KEY, at_us BIGINT, node INT) ENGINE=InnoDB");
      if (semiSync == SemiSync.ON) {
        session.run("SET GLOBAL %s=ON".formatted(enabled));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void awaitAttached(List<Server> replicas) {
    var reader = new StatusReader(cut);
    var attached =
        Wait.until(
            ATTACHED,
            Duration.ofMillis(50),
            () ->
                reader.read(replicas).stream()
                    .allMatch(s -> s.receiver().equals("Yes") && s.applier().equals("Yes")));
    if (!attached) {
      throw new Refused(
          "sandbox %s is up, but its replicas do not replicate: see the logs in %s"
              .formatted(name(), folder));
    }
  }

  private Daemon living(ServerName name) {
    var server = server(name);
    if (server.life() == Daemon.Life.DEAD) {
      throw new Refused("%s of sandbox %s is dead".formatted(name, name()));
    }
    return server.daemon();
  }

  private Server server(ServerName name) {
    if (!layout().servers().contains(name)) {
      throw new Refused("sandbox %s has no %s: it is '%s'".formatted(name(), name, layout()));
    }
    return new Server(name, folder, state);
  }

  private List<Server> servers() {
    return layout().servers().stream().map(name -> new Server(name, folder, state)).toList();
  }
}
