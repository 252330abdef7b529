package understudy.ops.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import understudy.ops.host.Home;
import understudy.ops.host.Tree;
import understudy.ops.sandbox.Sandbox;
import understudy.ops.sandbox.SandboxName;

/**
 * The files of an Understudy that looks after a sandbox: its settings, and its passwords apart from
 * them.
 *
 * @param home where engine and sandbox have theirs
 * @param folder that only its owner may read
 * @param port of its window
 */
public record Installation(Home home, Path folder, int port) {
  /** The one that belongs to a sandbox of this checkout. */
  public static Installation of(Home home, SandboxName sandbox, int port) {
    return new Installation(home, home.state().resolve("server").resolve(sandbox.toString()), port);
  }

  /** Where its window is. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** The settings that {@code understudy server --config} reads. */
  public Path config() {
    return folder.resolve("understudy.yaml");
  }

  /** Where the process id of the server stands while it runs. */
  public Path pidFile() {
    return folder.resolve("server.pid");
  }

  /** Where finished operations are kept. */
  public Path archive() {
    return folder.resolve("archive");
  }

  /**
   * Writes settings and passwords; those of before are replaced.
   *
   * @param engine the engine's address, as host:port
   */
  public void write(Sandbox sandbox, String engine) {
    Home.privateFolder(folder);
    var accounts = sandbox.accounts();
    Tree.writeSecret(folder.resolve("mysql.password"), accounts.understudy().password());
    Tree.writeSecret(folder.resolve("replication.password"), accounts.replication().password());
    try {
      Files.write(config(), lines(sandbox, engine));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> lines(Sandbox sandbox, String engine) {
    var accounts = sandbox.accounts();
    return List.of(
        "understudy:",
        "  name: " + sandbox.name(),
        "  archive: " + quoted(archive()),
        "  engine:",
        "    address: " + engine,
        "  mysql:",
        "    user: " + accounts.understudy().user(),
        "    password-file: " + quoted(folder.resolve("mysql.password")),
        "    encryption: disabled # nothing leaves this machine",
        "    public-keys: believed",
        "  replication:",
        "    user: " + accounts.replication().user(),
        "    password-file: " + quoted(folder.resolve("replication.password")),
        "server:",
        "  address: 127.0.0.1",
        "  port: " + port);
  }

  private static String quoted(Path path) {
    return "'" + path.toString().replace("'", "''") + "'";
  }
}
