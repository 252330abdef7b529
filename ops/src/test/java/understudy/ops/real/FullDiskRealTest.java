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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import understudy.activities.mysql.MySqlServers;
import understudy.activities.mysql.MySqlSettings;
import understudy.activities.mysql.TrialTable;
import understudy.activities.mysql.TrialTable.Logging;
import understudy.activities.mysql.Tried;
import understudy.detector.ClusterKnowledge;
import understudy.detector.Detector;
import understudy.detector.DetectorSettings;
import understudy.detector.Eyes;
import understudy.detector.Voice;
import understudy.detector.WriteProbe.Plan;
import understudy.ops.host.Wait;
import understudy.ops.sandbox.Account;
import understudy.ops.sandbox.Sandbox;
import understudy.ops.sandbox.Sandboxes;
import understudy.ops.sandbox.SemiSync;
import understudy.ops.sandbox.ServerPrograms;
import understudy.ops.server.DetectorEyes;
import understudy.topology.ClusterName;
import understudy.topology.InstanceAddress;
import understudy.topology.Seen;
import understudy.topology.WriteTrial.Result;
import understudy.topology.examination.Case;
import understudy.topology.examination.Examination;
import understudy.topology.examination.ExaminationPolicy;

/** Real servers on a small disk of their own; only root may mount one. */
class FullDiskRealTest {
  private static final Duration LONG = Duration.ofSeconds(10);
  private static final ClusterName SHOP = new ClusterName("shop");

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
    try (var servers = eyes(sandbox)) {
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

  @Test
  void onAFullDiskThePrimaryIsStillSeenAndItsTroubleHasAName() throws SQLException, IOException {
    var sandboxes = new Sandboxes(Homes.in(folder), Homes.LOUD);
    var sandbox = sandboxes.up(Homes.plan("db1 > db2", SemiSync.OFF, ServerPrograms.ANY));
    var primary = sandbox.address(sandbox.primary());
    makeTable(primary, sandbox.accounts().admin());
    try (var servers = eyes(sandbox);
        var detector = watching(servers, List.copyOf(sandbox.addresses().values()))) {
      await(() -> detector.snapshot(SHOP).flatMap(it -> it.seen(primary)).isPresent());
      assertThat(isNamed(detector, primary)).isFalse();

      fill(folder.resolve("filler"));
      mustName(detector, primary);
      // Nothing is held any more: whoever looks now must connect, and ask for everything.
      servers.forget(primary);
      assertThat(servers.probe(primary, LONG)).isInstanceOf(Seen.class);
      assertThat(servers.probeAfresh(primary, LONG)).isInstanceOf(Seen.class);
      mustName(detector, primary);
    } finally {
      sandboxes.down(sandbox.name());
    }
  }

  private static MySqlServers eyes(Sandbox sandbox) {
    var settings =
        MySqlSettings.of(
            account(sandbox.accounts().understudy()),
            account(sandbox.accounts().replication()),
            "test");
    return new MySqlServers(settings, InstantSource.system());
  }

  private static Detector watching(MySqlServers servers, List<InstanceAddress> members) {
    var table = new TrialTable("understudy", "write_probe", Logging.REPLICATED);
    var eyes = DetectorEyes.of(servers);
    var plan =
        new Plan(
            DetectorEyes.writing(servers, table), Duration.ofMillis(10), Duration.ofMillis(500));
    var detector =
        new Detector(
            new Eyes(eyes.held(), eyes.fresh(), eyes.tripwire(), eyes.nudge(), Optional.of(plan)),
            new Voice(_ -> {}, _ -> {}),
            InstantSource.system(),
            DetectorSettings.DEFAULT);
    detector.start();
    detector.watch(SHOP, new ClusterKnowledge(members.getFirst(), members, List.of()));
    return detector;
  }

  private static boolean isNamed(Detector detector, InstanceAddress primary) {
    var snapshot = detector.snapshot(SHOP).orElseThrow();
    return Examination.of(snapshot, ExaminationPolicy.DEFAULT).about(primary).stream()
        .anyMatch(it -> it.kind() == Case.DISK_STALLED || it.kind() == Case.DISK_FULL);
  }

  private static void mustName(Detector detector, InstanceAddress primary) {
    assertThat(Wait.until(LONG, Duration.ofMillis(20), () -> isNamed(detector, primary)))
        .as("%s", detector.snapshot(SHOP).flatMap(it -> it.of(primary)))
        .isTrue();
  }

  private static void await(BooleanSupplier condition) {
    assertThat(Wait.until(LONG, Duration.ofMillis(20), condition)).isTrue();
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
