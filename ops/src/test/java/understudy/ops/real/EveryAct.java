package understudy.ops.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import understudy.activities.mysql.MySqlLookActivities;
import understudy.ops.host.Wait;
import understudy.ops.sandbox.SandboxPlan;
import understudy.ops.sandbox.SemiSync;
import understudy.ops.sandbox.ServerName;
import understudy.topology.Receiver;
import understudy.topology.SemiSync.Side;
import understudy.topology.diagnosis.HealthPolicy;
import understudy.topology.diagnosis.Testimony;
import understudy.topology.diagnosis.Witness;
import understudy.workflows.steps.FenceReport.Fence;
import understudy.workflows.steps.FenceRequest;
import understudy.workflows.steps.FetchRequest;
import understudy.workflows.steps.FreezeRequest;
import understudy.workflows.steps.HandOverReport.Result;
import understudy.workflows.steps.InspectRequest;
import understudy.workflows.steps.Inspection;
import understudy.workflows.steps.PromoteRequest;
import understudy.workflows.steps.RepointRequest;
import understudy.workflows.steps.SweepRequest;
import understudy.workflows.steps.ThawRequest;

/** What each act does on real servers, tried twice; one class for each family runs them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EveryAct extends ActingOnRealServers {
  private final boolean semiSync;

  EveryAct(Path folder, SandboxPlan plan) {
    super(folder, plan);
    this.semiSync = plan.semiSync() == SemiSync.ON;
  }

  @Test
  void theSandboxIsFitToBeLookedAfterWithTheGrantsThatItGives() {
    var found = new MySqlLookActivities(servers).inspect(new InspectRequest(SHOP, all.getLast()));

    assertThat(found).isEqualTo(new Inspection.Fit(all.getFirst(), all, promise));
  }

  @Test
  void freezingStopsEveryReceiverAndThawingStartsItAndTwiceIsAsGoodAsOnce() {
    var survivors = all.subList(1, all.size());
    var request = new FreezeRequest(mandate, all.getFirst(), survivors, LONG);

    acts.freeze(request);
    var again = acts.freeze(request);
    assertThat(again.frozen().seen())
        .hasSize(3)
        .allMatch(it -> it.channels().getFirst().receiver().state() == Receiver.State.STOPPED);

    acts.thaw(new ThawRequest(mandate, survivors));
    assertThat(acts.thaw(new ThawRequest(mandate, survivors)).sentence()).contains("already");
  }

  @Test
  void aSuccessionIsAsGoodTwiceAsOnce() throws SQLException {
    var lost = all.getFirst();
    var elected = all.get(1);
    write(lost);
    var survivors = all.subList(1, all.size());
    acts.freeze(new FreezeRequest(mandate, lost, survivors, LONG));
    var goal = seen(elected).held();

    for (var time = 1; time <= 2; time++) {
      attempt.set(time);
      assertThat(acts.fence(new FenceRequest(mandate, lost, LONG)).fence()).isEqualTo(Fence.CLOSED);
      acts.promote(new PromoteRequest(mandate, elected, goal, promise, LONG));
      survivors.stream().skip(1).forEach(it -> repoint(it, elected));
      acts.sweep(new SweepRequest(mandate, all));

      assertThat(seen(elected).isWritable()).isTrue();
      assertThat(seen(elected).channels()).isEmpty();
      assertThat(seen(lost).isWritable()).isFalse();
      assertThat(all.subList(2, all.size())).allMatch(it -> seen(it).replicatesFrom(elected));
    }
    write(elected);
  }

  @Test
  void whatTheElectedLacksIsFetchedOnceHoweverOftenItIsAsked() throws SQLException {
    var elected = all.get(1);
    var donor = all.get(2);
    acts.freeze(new FreezeRequest(mandate, all.getFirst(), List.of(elected), LONG));
    write(all.getFirst());
    var written = seen(all.getFirst()).executed();
    assertThat(Wait.until(LONG, Duration.ofMillis(5), () -> seen(donor).held().contains(written)))
        .isTrue();
    acts.freeze(new FreezeRequest(mandate, all.getFirst(), List.of(donor, all.get(3)), LONG));
    var missing = seen(donor).held().minus(seen(elected).held());
    assertThat(missing.isEmpty()).isFalse();
    var request = new FetchRequest(mandate, elected, donor, missing, LONG);

    assertThat(acts.fetch(request).sentence()).contains("fetched %d".formatted(missing.count()));
    attempt.set(2);
    assertThat(acts.fetch(request).sentence()).contains("already");
    assertThat(seen(elected).held().contains(missing)).isTrue();
    assertThat(seen(elected).channels().getFirst().receiver().state())
        .isEqualTo(Receiver.State.STOPPED);
  }

  @Test
  void aRepointOfAServerThatIsFrozenEndsWhenItIsCancelled() {
    var frozen = new ServerName(4);
    var replica = sandbox.address(frozen);
    var aDay = Duration.ofDays(1);
    sandbox.freeze(frozen);
    try {
      var step =
          CompletableFuture.supplyAsync(
              () ->
                  acts.repoint(
                      new RepointRequest(mandate, replica, all.getFirst(), promise, aDay)));

      cancellation.completeExceptionally(new CancellationException("no longer wanted"));

      assertThat(step)
          .failsWithin(LONG)
          .withThrowableThat()
          .havingRootCause()
          .isInstanceOf(CancellationException.class);
    } finally {
      sandbox.thaw(frozen);
    }
  }

  @Test
  void handingOverMovesTheWritesAndASecondAttemptOnlyGoesForward() throws SQLException {
    var old = all.get(0);
    var next = all.get(1);
    repoint(all.get(2), next);
    write(old);

    var first = acts.handOver(handOver(old, next, LONG));
    attempt.set(2);
    var second = acts.handOver(handOver(old, next, LONG));
    repoint(old, next);

    assertThat(first.result()).isEqualTo(Result.HANDED_OVER);
    assertThat(second.result()).isEqualTo(Result.HANDED_OVER);
    assertThat(second.sentence()).contains("already");
    assertThat(repoint(old, next)).contains("already");
    write(next);
    assertThat(seen(next).channels()).isEmpty();
    assertThat(seen(next).semiSync().isSource()).isEqualTo(semiSync);
    assertThat(seen(old).writability().isClosed()).isTrue();
    assertThat(seen(old).semiSync().source()).isNotEqualTo(Side.ON);
  }

  @Test
  void aHandOverThatDiedAfterTheClosingIsBroughtToItsEnd() throws SQLException {
    try (var admin = connect(sandbox.accounts().admin(), all.get(0))) {
      run(admin, closing());
    }
    attempt.set(2);
    repoint(all.get(2), all.get(1));

    var report = acts.handOver(handOver(all.get(0), all.get(1), LONG));

    assertThat(report.result()).isEqualTo(Result.HANDED_OVER);
    assertThat(seen(all.get(0)).isWritable()).isFalse();
    assertThat(seen(all.get(1)).isWritable()).isTrue();
  }

  @Test
  void aSuccessorThatIsKnownNotToCatchUpCostsNoGap() throws SQLException {
    try (var admin = connect(sandbox.accounts().admin(), all.get(1))) {
      run(admin, "FLUSH TABLES WITH READ LOCK");
      write(all.getFirst());

      var report = acts.handOver(handOver(all.get(0), all.get(1), Duration.ofSeconds(1)));

      assertThat(report.result()).isEqualTo(Result.UNDONE);
      assertThat(report.sentence()).contains("nothing was closed");
      assertThat(report.statements()).isEmpty();
    }
    write(all.getFirst());
    assertThat(seen(all.get(1)).isWritable()).isFalse();
  }

  @Test
  void aSuccessorThatDoesNotCatchUpInTheGapLeavesTheOldOneWritable() throws SQLException {
    try (var admin = connect(sandbox.accounts().admin(), all.get(1));
        var other = connect(sandbox.accounts().admin(), all.get(0))) {
      run(admin, "FLUSH TABLES WITH READ LOCK");
      write(all.getFirst());
      // As an attempt leaves it that died after the closing.
      run(other, closing());
      attempt.set(2);

      var report = acts.handOver(handOver(all.get(0), all.get(1), Duration.ofSeconds(1)));

      assertThat(report.result()).isEqualTo(Result.UNDONE);
      assertThat(report.sentence()).contains("did not catch up");
    }
    write(all.getFirst());
    assertThat(seen(all.get(1)).isWritable()).isFalse();
  }

  /** MySQL 5.7 keeps the time of heartbeats only, and a source that writes sends none. */
  @Test
  void aReplicaHearsASourceThatWritesAllTheTime() throws SQLException {
    var replica = all.get(1);
    seen(replica);
    try (var client = connect(sandbox.accounts().app(), all.getFirst())) {
      run(client, "CREATE TABLE IF NOT EXISTS app.acts (id BIGINT PRIMARY KEY)");
      for (var look = 0; look < 6; look++) {
        var end = System.nanoTime() + Duration.ofMillis(500).toNanos();
        while (System.nanoTime() < end) {
          run(client, "INSERT INTO app.acts VALUES (%d)".formatted(System.nanoTime()));
        }
        var seen = seen(replica);
        var witness = Witness.of(seen, seen.channels().getFirst(), HealthPolicy.DEFAULT);
        assertThat(witness.testimony()).as(witness.sentence()).isEqualTo(Testimony.HEARS);
        assertThat(witness.sentence()).contains("heard from it");
      }
    }
  }

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
      assertThat(seen(holder).executed().contains(goal)).isFalse();
      assertThat(seen(lacking).held().contains(goal)).isFalse();

      repoint(holder, lacking);
      run(admin, "UNLOCK TABLES");

      assertThat(
              Wait.until(LONG, Duration.ofMillis(5), () -> seen(holder).executed().contains(goal)))
          .isTrue();
    }
  }

  @Test
  void aPrimaryIsFencedThoughACommitWaitsForAnAcknowledgementAndTheClientIsNotToldYes()
      throws SQLException {
    assumeTrue(semiSync, "commits wait for nobody here");
    var lost = all.getFirst();
    write(lost);
    acts.freeze(new FreezeRequest(mandate, lost, all.subList(1, all.size()), LONG));
    var client = CompletableFuture.supplyAsync(() -> writeFails(lost));
    assertThat(Wait.until(LONG, Duration.ofMillis(20), () -> waitsForAnAcknowledgement(lost)))
        .isTrue();

    var report = acts.fence(new FenceRequest(mandate, lost, LONG));

    assertThat(report.fence()).isEqualTo(Fence.CLOSED);
    assertThat(client.join()).isTrue();
    assertThat(seen(lost).writability().isClosed()).isTrue();
  }

  @Test
  void sessionsOfEarlierAttemptsAreEndedAndASweepEndsTheRest() throws SQLException {
    var replica = all.get(1);
    var older = mandate.operation() + "/" + mandate.generation() + "/%s/1/1000";
    try (var zombie = connect(sandbox.accounts().understudy(), replica);
        var other = connect(sandbox.accounts().understudy(), replica)) {
      mark(zombie, older.formatted("repoint"));
      mark(other, older.formatted("promote"));

      repoint(replica, all.getFirst());

      assertThat(zombie.isValid(1)).isFalse();
      assertThat(other.isValid(1)).isTrue();
      acts.sweep(new SweepRequest(mandate, all));
      assertThat(other.isValid(1)).isFalse();
    }
  }
}
