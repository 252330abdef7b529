package understudy.ops.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import understudy.activities.mysql.Reconnection;
import understudy.ops.host.Wait;
import understudy.ops.sandbox.ServerName;
import understudy.topology.InstanceAddress;
import understudy.topology.Receiver;
import understudy.topology.Seen;
import understudy.topology.gtid.GtidSet;
import understudy.workflows.steps.FenceReport;
import understudy.workflows.steps.FenceRequest;
import understudy.workflows.steps.FreezeRequest;
import understudy.workflows.steps.PromoteRequest;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FrozenPrimaryRealTest extends ActingOnRealServers {
  private static final ServerName DB1 = ServerName.parse("db1");
  private static final Duration SHORT = Duration.ofMillis(500);

  private final InstanceAddress primary = all.get(0);
  private final InstanceAddress messenger = all.get(1);

  FrozenPrimaryRealTest(@TempDir Path folder) {
    super(folder);
  }

  @AfterEach
  void thaw() {
    sandbox.thaw(DB1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 0, 5, 20, 100, 400, 800})
  void aReceiverThatIsStillStoppingAcknowledgesNothingWheneverThePrimaryWakesUp(int afterMillis)
      throws SQLException {
    write(primary);
    freeze(List.of(all.get(2), all.get(3)));
    var before = seen(messenger).held();
    try (var client = connect(sandbox.accounts().app(), primary)) {
      sandbox.freeze(DB1);
      assertThat(reconnect()).isInstanceOf(Reconnection.Reconnecting.class);

      var frozen = freeze(List.of(messenger)).getFirst();
      assertThat(state(frozen)).isEqualTo(Receiver.State.CONNECTING);
      var commit =
          CompletableFuture.supplyAsync(
              () -> isAcknowledged(client, System.nanoTime()), Thread::startVirtualThread);
      Wait.until(Duration.ofMillis(afterMillis), Duration.ofMillis(1), commit::isDone);
      sandbox.thaw(DB1);

      await(() -> waitsForAnAcknowledgement(primary));
      await(() -> state(seen(messenger)) == Receiver.State.STOPPED);
      assertThat(seen(messenger).held()).isEqualTo(before).isEqualTo(frozen.held());
      assertThat(commit).isNotDone();
      repoint(messenger, primary);
      assertThat(commit.join()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10, 30, 60, 100, 150})
  void aPrimaryThatWakesUpInTheMiddleOfItsReplacementAcknowledgesNothingThatIsLost(int afterMillis)
      throws SQLException {
    write(primary);
    var survivors = all.subList(1, 4);
    InstanceAddress winner;
    try (var client = connect(sandbox.accounts().app(), primary)) {
      sandbox.freeze(DB1);
      reconnect();
      var row = System.nanoTime();
      // Not on the common pool: one of its few threads would wait for the other.
      var commit =
          CompletableFuture.supplyAsync(
              () -> isAcknowledged(client, row), Thread::startVirtualThread);
      var waking =
          CompletableFuture.runAsync(
              () -> {
                Wait.until(Duration.ofMillis(afterMillis), Duration.ofMillis(1), () -> false);
                sandbox.thaw(DB1);
              },
              Thread::startVirtualThread);

      var frozen = freeze(survivors);
      var goal = frozen.stream().map(Seen::held).reduce(GtidSet.empty(), GtidSet::union);
      winner = other(frozen.stream().filter(it -> it.held().contains(goal)).toList());
      acts.promote(new PromoteRequest(mandate, winner, goal, SEMI, LONG));
      survivors.stream().filter(it -> !it.equals(winner)).forEach(it -> repoint(it, winner));
      waking.join();
      var fence = acts.fence(new FenceRequest(mandate, primary, LONG)).fence();

      assertThat(fence).isEqualTo(FenceReport.Fence.CLOSED);
      assertThat(seen(primary).isWritable()).isFalse();
      if (commit.join()) {
        assertThat(holds(winner, row)).isTrue();
      }
      write(winner);
    }
    repoint(primary, winner);
  }

  @Test
  void aPromotionWaitsForTheReceiverThatIsStillStopping() {
    sandbox.freeze(DB1);
    reconnect();
    var frozen = freeze(all.subList(1, 4)).getFirst();
    assertThat(state(frozen)).isEqualTo(Receiver.State.CONNECTING);

    acts.promote(new PromoteRequest(mandate, messenger, frozen.held(), SEMI, LONG));

    assertThat(seen(messenger).isWritable()).isTrue();
    assertThat(seen(messenger).channels()).isEmpty();
    sandbox.thaw(DB1);
    repoint(primary, messenger);
  }

  @Test
  void aReceiverThatAFailoverStoppedIsNotStartedAgain() {
    freeze(List.of(messenger));

    assertThat(reconnect()).isInstanceOf(Reconnection.Untouched.class);
    assertThat(state(seen(messenger))).isEqualTo(Receiver.State.STOPPED);
  }

  @Test
  void aReconnectionKeepsWhatWasReceivedAndEverySetting() throws SQLException {
    write(primary);
    try (var admin = connect(sandbox.accounts().admin(), messenger)) {
      run(admin, "FLUSH TABLES WITH READ LOCK");
      write(primary);
      var goal = seen(primary).executed();
      await(() -> seen(messenger).held().contains(goal));
      var patience = patience(admin);

      assertThat(reconnect()).isInstanceOf(Reconnection.Reconnecting.class);

      assertThat(seen(messenger).held().contains(goal)).isTrue();
      assertThat(seen(messenger).executed().contains(goal)).isFalse();
      assertThat(patience(admin)).isEqualTo(patience);
      await(() -> state(seen(messenger)) == Receiver.State.RUNNING);
      run(admin, "UNLOCK TABLES");
      await(() -> seen(messenger).executed().contains(goal));
    }
  }

  private Reconnection reconnect() {
    var source = seen(messenger).channels().getFirst().sourceUuid();
    return servers.reconnectReceiver(messenger, "", source, SHORT);
  }

  private List<Seen> freeze(List<InstanceAddress> survivors) {
    return acts.freeze(new FreezeRequest(mandate, primary, survivors, SHORT)).frozen().seen();
  }

  private static Receiver.State state(Seen seen) {
    return seen.channels().getFirst().receiver().state();
  }

  private static String patience(Connection admin) throws SQLException {
    try (var statement = admin.createStatement();
        var row = statement.executeQuery("SELECT @@global.replica_net_timeout")) {
      row.next();
      return row.getString(1);
    }
  }

  private InstanceAddress other(List<Seen> candidates) {
    return candidates.stream()
        .map(Seen::instance)
        .filter(it -> !it.equals(messenger))
        .findFirst()
        .orElseThrow();
  }

  private boolean holds(InstanceAddress instance, long row) throws SQLException {
    try (var client = connect(sandbox.accounts().app(), instance);
        var statement = client.createStatement();
        var found = statement.executeQuery("SELECT 1 FROM app.acts WHERE id = %d".formatted(row))) {
      return found.next();
    }
  }

  private static boolean isAcknowledged(Connection client, long row) {
    try {
      run(client, "INSERT INTO app.acts VALUES (%d)".formatted(row));
      return true;
    } catch (SQLException ended) {
      return false;
    }
  }

  private static void await(BooleanSupplier condition) {
    assertThat(Wait.until(LONG, Duration.ofMillis(2), condition)).isTrue();
  }
}
