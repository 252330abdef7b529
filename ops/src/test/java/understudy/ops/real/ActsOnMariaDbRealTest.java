package understudy.ops.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import understudy.ops.host.Wait;
import understudy.ops.sandbox.SemiSync;
import understudy.ops.sandbox.ServerName;
import understudy.ops.sandbox.ServerPrograms;
import understudy.topology.InstanceAddress;
import understudy.topology.Receiver;
import understudy.topology.Seen;
import understudy.workflows.steps.FreezeRequest;
import understudy.workflows.steps.RepointRequest;

/** The same acts on MariaDB, and what is different there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ActsOnMariaDbRealTest extends EveryAct {
  private static final Duration SHORT = Duration.ofMillis(500);

  ActsOnMariaDbRealTest(@TempDir Path folder) {
    super(folder, Homes.plan(LAYOUT, SemiSync.ON, ServerPrograms.parse(List.of("mariadb"))));
  }

  @Override
  String closing() {
    return "SET GLOBAL read_only = 1";
  }

  /** A second session bears the mark in a statement that it runs; it ends with the test. */
  @Override
  void mark(Connection session, String mark) throws SQLException {
    try (var statement = session.createStatement();
        var id = statement.executeQuery("SELECT CONNECTION_ID()")) {
      id.next();
      var bearing =
          "SELECT SLEEP(3600), 'understudy_mark=%s', 'acting_session=%d'"
              .formatted(mark, id.getLong(1));
      var instance = all.get(1);
      Thread.ofVirtual().start(() -> bear(instance, bearing));
      assertThat(Wait.until(LONG, Duration.ofMillis(5), () -> isRunning(session, mark))).isTrue();
    }
  }

  private void bear(InstanceAddress instance, String statement) {
    try (var bearer = connect(sandbox.accounts().understudy(), instance)) {
      run(bearer, statement);
    } catch (SQLException ended) {
      System.err.println("# a bearer was ended: " + ended.getMessage());
    }
  }

  private static boolean isRunning(Connection session, String mark) {
    try (var statement = session.createStatement();
        var found =
            statement.executeQuery(
                "SELECT 1 FROM information_schema.processlist WHERE info LIKE 'SELECT SLEEP%%%s%%'"
                    .formatted(mark))) {
      return found.next();
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** Its applier must stand while the source is changed, which would cost what is not applied. */
  @Override
  @Test
  void whatWasReceivedAndNotAppliedSurvivesARepointToASourceThatLacksIt() throws SQLException {
    var lacking = all.get(2);
    var holder = all.get(3);
    write(all.getFirst());
    acts.freeze(new FreezeRequest(mandate, all.getFirst(), List.of(lacking), LONG));
    try (var admin = connect(sandbox.accounts().admin(), holder)) {
      run(admin, "FLUSH TABLES WITH READ LOCK");
      write(all.getFirst());
      var goal = seen(all.getFirst()).executed();
      assertThat(Wait.until(LONG, Duration.ofMillis(5), () -> seen(holder).held().contains(goal)))
          .isTrue();
      var request = new RepointRequest(mandate, holder, lacking, promise, Duration.ofMillis(1500));

      assertThatThrownBy(() -> acts.repoint(request)).hasMessageContaining("they are kept");
      run(admin, "UNLOCK TABLES");

      assertThat(
              Wait.until(LONG, Duration.ofMillis(5), () -> seen(holder).executed().contains(goal)))
          .isTrue();
    }
  }

  /** A stop that waits for a frozen source has long ended the receiving. */
  @Test
  void aReceiverThatIsStillStoppingAcknowledgesNothingWhenThePrimaryWakesUp() throws SQLException {
    var primary = all.getFirst();
    var db1 = new ServerName(1);
    write(primary);
    sandbox.freeze(db1);
    try {
      var frozen =
          acts.freeze(new FreezeRequest(mandate, primary, all.subList(1, 4), SHORT))
              .frozen()
              .seen();
      assertThat(frozen).hasSize(3);
      sandbox.thaw(db1);
      var commit = CompletableFuture.supplyAsync(() -> writeFails(primary));

      assertThat(Wait.until(LONG, Duration.ofMillis(2), () -> waitsForAnAcknowledgement(primary)))
          .isTrue();
      for (var one : frozen) {
        assertThat(Wait.until(LONG, Duration.ofMillis(5), () -> isStill(seen(one.instance()))))
            .isTrue();
        assertThat(seen(one.instance()).held()).isEqualTo(one.held());
      }
      assertThat(commit).isNotDone();
      repoint(all.get(1), primary);
      assertThat(commit.join()).isFalse();
    } finally {
      sandbox.thaw(db1);
    }
  }

  @Test
  void whatADeposedPrimaryWroteAloneIsToldFromWhatTheNextOneWrote() throws SQLException {
    var old = all.get(0);
    var next = all.get(1);
    write(old);
    var before = seen(old).executed();
    assertThat(Wait.until(LONG, Duration.ofMillis(5), () -> seen(next).executed().contains(before)))
        .isTrue();
    acts.handOver(handOver(old, next, LONG));
    repoint(all.get(2), next);
    write(next);

    assertThat(seen(next).executed().contains(before)).isTrue();
    assertThat(before.contains(seen(next).executed())).isFalse();
    assertThat(seen(next).executed().minus(before).from(seen(next).identity().uuid()).isEmpty())
        .isFalse();
  }

  private static boolean isStill(Seen seen) {
    return seen.channels().getFirst().receiver().state() == Receiver.State.STOPPED;
  }
}
