package understudy.ops.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import understudy.ops.host.Daemon;
import understudy.ops.host.Home;
import understudy.ops.host.Ports;
import understudy.ops.host.Programs;
import understudy.ops.host.Refused;
import understudy.ops.host.Tree;
import understudy.ops.host.Wait;
import understudy.topology.InstanceAddress;

/** One server of a sandbox: its folder, its process and its address. */
final class Server {
  private static final Duration BOOT = Duration.ofSeconds(60);
  private static final int TRIES = 3;
  private static final Duration AGAIN = Duration.ofMillis(100);
  private static final Duration ANSWER = Duration.ofSeconds(20);

  private final ServerName name;
  private final Path folder;
  private final SandboxState state;

  Server(ServerName name, Path sandbox, SandboxState state) {
    this.name = name;
    this.folder = sandbox.resolve(name.toString());
    this.state = state;
  }

  ServerName name() {
    return name;
  }

  private Binaries binaries() {
    return state.binaries(name);
  }

  Words words() {
    return binaries().words();
  }

  InstanceAddress address() {
    return state.address(name);
  }

  Daemon daemon() {
    return new Daemon(folder.resolve("pid"), "--defaults-file=" + config());
  }

  Daemon.Life life() {
    return daemon().life();
  }

  /** Makes its folder anew, from a template; all data that was there is gone. */
  void create(Template.Templates templates) {
    Tree.remove(folder);
    Home.privateFolder(folder);
    templates.of(binaries()).copyTo(data());
    var text =
        ServerConfig.forServer(binaries(), data(), freshServerId(), address(), state.semiSync())
            + state.network().settings();
    Tree.writeSecret(config(), text);
  }

  /**
   * One that no server before had: a replica skips what was logged under its own id, so a server
   * that comes back empty under its old one would never see what it wrote in its former life.
   */
  private long freshServerId() {
    return System.currentTimeMillis() / 1000 % 10_000_000 * 256 + name.number();
  }

  /** Starts it for the first time, making its users before it listens. */
  void bootFirst() {
    var statements = folder.resolve("users.sql");
    Tree.writeSecret(statements, Users.statements(state.accounts(), words()));
    try {
      boot("--init-file=" + statements);
    } finally {
      Tree.remove(statements);
    }
  }

  /** Starts it as it was, and waits until it answers. */
  void boot(String... more) {
    refusePortInUse();
    // a killed server leaves its socket's lock, whose pid may by now be a stranger's
    Tree.remove(data().resolve("mysqld.sock.lock"));
    Tree.remove(data().resolve("mysqld.sock"));
    var arguments = new ArrayList<String>(ownGroup());
    arguments.addAll(binaries().arguments("--defaults-file=" + config()));
    arguments.addAll(List.of(more));
    daemon().start(arguments, folder, folder.resolve("output"));
    awaitAnswer();
  }

  Session open(Duration limit) throws SQLException {
    return Session.open(address(), state.accounts().admin(), limit);
  }

  /** A server that has just begun to answer may drop a connection or two: it is asked again. */
  Session open() {
    for (var left = TRIES; ; left--) {
      try {
        return open(ANSWER);
      } catch (SQLException e) {
        if (left == 0) {
          throw new Refused(
              "%s (%s) does not answer: %s".formatted(name, address(), firstLine(e)), e);
        }
        Wait.until(AGAIN, AGAIN, () -> false);
      }
    }
  }

  private static String firstLine(SQLException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
  }

  /** Makes it replicate from another server. */
  void follow(Server source) {
    try (var session = open()) {
      var words = words();
      var account = state.accounts().replication();
      session.run(words.changeSource(source.address(), account), words.startReplica());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Makes it ask its source for a heartbeat this often; what it has received is kept. */
  void setHeartbeat(Duration every) {
    try (var session = open()) {
      session.run(state.binaries().words().changeHeartbeat(every).toArray(String[]::new));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void refusePortInUse() {
    if (!Ports.isFree(address().host(), address().port())) {
      throw new Refused(
          "%s is taken by another program; choose another --network or --port"
              .formatted(address()));
    }
  }

  private void awaitAnswer() {
    var daemon = daemon();
    var up = Wait.until(BOOT, Duration.ofMillis(30), () -> answers() || daemon.pid().isEmpty());
    if (!up || daemon.pid().isEmpty()) {
      throw new Refused(
          "%s (%s) did not start; the end of %s says: %s"
              .formatted(name, address(), folder.resolve("mysqld.log"), lastWord()));
    }
  }

  private boolean answers() {
    try (var session = open(Duration.ofSeconds(2))) {
      return session.row("SELECT 1").isPresent();
    } catch (SQLException e) {
      return false;
    }
  }

  private String lastWord() {
    try {
      var log = Files.readString(folder.resolve("mysqld.log"));
      return log.lines()
          .filter(line -> line.contains("[ERROR]"))
          .findFirst()
          .orElse("nothing that is an error");
    } catch (IOException e) {
      return "nothing, it has not even begun";
    }
  }

  /** Root may give the process a group of its own, by which the kernel can cut it off. */
  private List<String> ownGroup() {
    var setpriv = Programs.find("setpriv");
    if (setpriv.isEmpty() || !"root".equals(System.getProperty("user.name"))) {
      return List.of();
    }
    var group = state.network().group(name);
    return List.of(setpriv.get().toString(), "--regid=" + group, "--clear-groups");
  }

  private Path config() {
    return folder.resolve("my.cnf");
  }

  private Path data() {
    return folder.resolve("data");
  }
}
