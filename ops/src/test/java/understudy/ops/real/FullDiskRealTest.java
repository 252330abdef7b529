package understudy.ops.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import understudy.activities.mysql.MySqlServers;
import understudy.activities.mysql.MySqlSettings;
import understudy.activities.mysql.TrialTable;
import understudy.activities.mysql.TrialTable.Logging;
import understudy.activities.mysql.Tried;
import understudy.ops.host.Wait;
import understudy.ops.sandbox.Account;
import understudy.ops.sandbox.Sandboxes;
import understudy.topology.InstanceAddress;
import understudy.topology.WriteTrial.Result;

/** Real servers on a small disk of their own; only root may mount one. */
class FullDiskRealTest {
  private static final Duration LONG = Duration.ofSeconds(10);

  @TempDir private Path folder;

  @BeforeEach
  void aSmallDisk() {
    assumeTrue(ran("mount", "-t", "tmpfs", "-o", "size=700m", "tmpfs", folder.toString()));
  }

  @AfterEach
  void unmount() {
    Wait.until(LONG, Duration.ofMillis(100), () -> ran("umount", folder.toString()));
  }

  @Test
  void onAFullDiskATrialWriteIsSoonNotWrittenAnyMore()
      throws SQLException, IOException, InterruptedException {
    var sandboxes = new Sandboxes(Homes.in(folder), Homes.LOUD);
    var sandbox = sandboxes.up(Homes.plan("db1 > db2"));
    var primary = sandbox.address(sandbox.primary());
    var settings =
        MySqlSettings.of(
            account(sandbox.accounts().understudy()),
            account(sandbox.accounts().replication()),
            "test");
    try (var servers = new MySqlServers(settings, InstantSource.system())) {
      makeTable(primary, sandbox.accounts().admin());
      var table = new TrialTable("understudy", "write_probe", Logging.REPLICATED);
      assertThat(result(servers.tryToWrite(primary, table))).isEqualTo(Result.WRITTEN);

      fill(folder.resolve("filler"));
      var hanging = CompletableFuture.supplyAsync(() -> write(servers, primary, table));

      // Whether it hangs, as MySQL waits for room, or fails: it is never written.
      var ended = Wait.until(Duration.ofSeconds(3), Duration.ofMillis(20), hanging::isDone);
      assertThat(ended && result(join(hanging)) == Result.WRITTEN).isFalse();
    } finally {
      sandboxes.down(sandbox.name());
    }
  }

  private static void makeTable(InstanceAddress primary, Account admin) throws SQLException {
    try (var connection =
            DriverManager.getConnection(
                "jdbc:mysql://%s/?sslMode=PREFERRED".formatted(primary),
                admin.user(),
                admin.password());
        var statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE understudy");
      statement.execute(
          "CREATE TABLE understudy.write_probe"
              + " (observer VARCHAR(80) PRIMARY KEY, at DATETIME(6) NOT NULL)");
      // The sandbox's own account may do everything but grant.
      statement.execute(
          "REPLACE INTO mysql.db (Host, Db, User, Insert_priv, Delete_priv)"
              + " VALUES ('%', 'understudy', 'understudy', 'Y', 'Y')");
      statement.execute("FLUSH PRIVILEGES");
    }
  }

  private static Tried write(MySqlServers servers, InstanceAddress primary, TrialTable table) {
    try {
      var tried = servers.tryToWrite(primary, table);
      // What is begun of a block has room still.
      for (var k = 0; k < 5000 && result(tried) == Result.WRITTEN; k++) {
        tried = servers.tryToWrite(primary, table);
      }
      return tried;
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      return new Tried.Inconclusive("interrupted");
    }
  }

  private static Tried join(CompletableFuture<Tried> hanging) throws InterruptedException {
    try {
      return hanging.get();
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Result result(Tried tried) {
    return switch (tried) {
      case Tried.Written written -> written.trial().result();
      case Tried.Inconclusive _ -> Result.PENDING;
    };
  }

  private static void fill(Path filler) throws IOException {
    var block = new byte[1 << 16];
    try (OutputStream out = Files.newOutputStream(filler)) {
      while (true) {
        out.write(block);
      }
    } catch (IOException full) {
      assertThat(full).hasMessageContaining("No space left");
    }
  }

  private static understudy.activities.mysql.Account account(Account account) {
    return new understudy.activities.mysql.Account(account.user(), account.password());
  }

  private static boolean ran(String... command) {
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException missing) {
      return false;
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
