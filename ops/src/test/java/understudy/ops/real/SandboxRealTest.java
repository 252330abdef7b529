package understudy.ops.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import understudy.ops.host.Programs;
import understudy.ops.host.Refused;
import understudy.ops.host.Wait;
import understudy.ops.sandbox.Account;
import understudy.ops.sandbox.Layout;
import understudy.ops.sandbox.Sandbox;
import understudy.ops.sandbox.SandboxPlan;
import understudy.ops.sandbox.Sandboxes;
import understudy.ops.sandbox.ServerName;
import understudy.ops.sandbox.ServerStatus;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SandboxRealTest {
  private static final ServerName DB1 = new ServerName(1);
  private static final ServerName DB2 = new ServerName(2);
  private static final ServerName DB3 = new ServerName(3);

  private final SandboxPlan plan = Homes.plan("db1 > db2 db3");
  private final Path folder;
  private final Sandboxes sandboxes;
  private final Sandbox sandbox;

  SandboxRealTest(@TempDir Path folder) {
    this.folder = folder;
    this.sandboxes = new Sandboxes(Homes.in(folder), Homes.LOUD);
    this.sandbox = sandboxes.up(plan);
  }

  @AfterAll
  void takeItDownTwice() {
    assertThat(sandboxes.down(plan.name())).isTrue();
    assertThat(sandboxes.down(plan.name())).isFalse();
    assertThat(sandboxes.names()).isEmpty();
    assertThat(folder.resolve("sandbox/test")).doesNotExist();
  }

  @Test
  void itComesUpAsOnePrimaryThatWaitsForItsReplicas() {
    assertThat(sandbox.primary()).isEqualTo(DB1);
    assertThat(status(DB1).semiSync()).isIn("source", "both");
    for (var replica : new ServerName[] {DB2, DB3}) {
      assertThat(status(replica).mode()).isEqualTo("super_read_only");
      assertThat(status(replica).source()).isEqualTo(sandbox.address(DB1).toString());
      assertThat(status(replica).semiSync()).isEqualTo("replica");
    }
    var clients = "SHOW STATUS LIKE 'Rpl_semi_sync_source_clients'";
    assertThat(value(DB1, sandbox.accounts().admin(), clients, 2)).isEqualTo("2");
  }

  @Test
  void upAgainIsTheSameOneAndAnotherTopologyIsRefused() {
    assertThat(sandboxes.up(plan).accounts()).isEqualTo(sandbox.accounts());
    var other =
        new SandboxPlan(
            plan.name(),
            plan.network(),
            Layout.parse("db1 > db2"),
            plan.semiSync(),
            Optional.empty());
    assertThatThrownBy(() -> sandboxes.up(other))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("up already as 'db1 > db2 db3'");
  }

  @Test
  void itsPasswordsAreForItsOwnerOnly() throws IOException {
    var mode = Files.getPosixFilePermissions(folder.resolve("sandbox/test/state.json"));
    assertThat(PosixFilePermissions.toString(mode)).isEqualTo("rw-------");
    assertThat(folder.resolve("sandbox/test/db1/users.sql")).doesNotExist();
  }

  @Test
  void aKilledReplicaComesBackAsItWas() {
    sandbox.kill(DB3);
    assertThat(status(DB3).life()).isEqualTo("dead");
    assertThatThrownBy(() -> sandbox.kill(DB3))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("db3");
    write(7);
    sandbox.start(DB3);
    sandbox.start(DB3);
    awaitThat(DB3, server -> server.gtid().equals(status(DB1).gtid()));
    assertThat(status(DB3).mode()).isEqualTo("super_read_only");
  }

  @Test
  void aFrozenServerAnswersNothingAndGoesOnWhenThawed() {
    sandbox.freeze(DB2);
    assertThat(status(DB2).life()).isEqualTo("frozen");
    sandbox.thaw(DB2);
    awaitThat(DB2, server -> server.receiver().equals("Yes"));
  }

  @Test
  void aServerThatIsCutOffHearsNothingUntilItIsMended() {
    assumeTrue(
        "root".equals(System.getProperty("user.name")) && Programs.find("nft").isPresent(),
        "packet filters need root and nft");
    sandbox.cut(DB2);
    sandbox.cut(DB2);
    assertThat(status(DB2).life()).isEqualTo("silent");
    assertThat(status(DB3).life()).isEqualTo("up");
    write(8);
    sandbox.mend(DB2);
    awaitThat(DB2, server -> server.gtid().equals(status(DB1).gtid()));
    assertThat(status(DB2).cut()).isEmpty();
  }

  @Test
  void aServerStartedAfreshFetchesEverythingFromThePrimary() {
    write(9);
    var before = status(DB3).pid();
    sandbox.startFresh(DB3);
    assertThat(status(DB3).pid()).isNotEqualTo(before);
    awaitThat(DB3, server -> server.gtid().equals(status(DB1).gtid()));
    var count = "SELECT COUNT(*) FROM app.t WHERE id = 9";
    assertThat(value(DB3, sandbox.accounts().app(), count, 1)).isEqualTo("1");
  }

  @Test
  void understudysUserMayDoItsWorkAndNoMore() {
    var user = sandbox.accounts().understudy();
    assertThat(run(DB2, user, "STOP REPLICA IO_THREAD", "START REPLICA IO_THREAD")).isEmpty();
    assertThat(run(DB2, user, "SET GLOBAL super_read_only=ON", "SHOW REPLICAS", "SHOW PROCESSLIST"))
        .isEmpty();
    assertThat(run(DB2, user, "SELECT * FROM app.t")).get().asString().contains("denied");
    assertThat(run(DB2, user, "CREATE USER 'x'@'%'")).get().asString().contains("denied");
    awaitThat(DB2, server -> server.receiver().equals("Yes"));
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void aKilledPrimaryComesBackReadOnly() {
    sandbox.kill(DB1);
    assertThatThrownBy(sandbox::primary)
        .isInstanceOf(Refused.class)
        .hasMessageContaining("no writable server");
    sandbox.start(DB1);
    assertThat(status(DB1).mode()).isEqualTo("super_read_only");
    assertThat(status(DB1).role()).isEqualTo("none");
  }

  private ServerStatus status(ServerName server) {
    return sandbox.status().stream()
        .filter(status -> status.server().equals(server.toString()))
        .findFirst()
        .orElseThrow();
  }

  private void awaitThat(ServerName server, Predicate<ServerStatus> holds) {
    var held =
        Wait.until(Duration.ofSeconds(20), Duration.ofMillis(50), () -> holds.test(status(server)));
    assertThat(held).as("%s", status(server)).isTrue();
  }

  private void write(int id) {
    var sql = "REPLACE INTO app.t VALUES (%d, 0, 1)".formatted(id);
    assertThat(run(DB1, sandbox.accounts().app(), sql)).isEmpty();
  }

  /** Runs statements. Returns why one failed, empty when none did. */
  private Optional<String> run(ServerName server, Account account, String... statements) {
    try (var connection = DriverManager.getConnection(url(server, account));
        var statement = connection.createStatement()) {
      for (var sql : statements) {
        statement.execute(sql);
      }
      return Optional.empty();
    } catch (SQLException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private String value(ServerName server, Account account, String sql, int column) {
    try (var connection = DriverManager.getConnection(url(server, account));
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(column);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private String url(ServerName server, Account account) {
    return "jdbc:mysql://%s/?user=%s&password=%s&sslMode=DISABLED&allowPublicKeyRetrieval=true"
        .formatted(sandbox.address(server), account.user(), account.password());
  }
}
