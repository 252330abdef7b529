package understudy.ops.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import understudy.ops.host.Progress;
import understudy.ops.host.Refused;
import understudy.ops.sandbox.Sandbox;
import understudy.ops.sandbox.ServerName;
import understudy.topology.InstanceAddress;

/**
 * Times a primary's death, from the fault to the first committed write on another server, with
 * clients that write before, during and after.
 */
public final class FailoverBench {
  private static final Duration WARM = Duration.ofSeconds(1);
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final Sandbox sandbox;
  private final Managed managed;
  private final Progress progress;

  public FailoverBench(Sandbox sandbox, Managed managed, Progress progress) {
    this.sandbox = sandbox;
    this.managed = managed;
    this.progress = progress;
  }

  /**
   * Runs it so many times; after each the lost server is brought back, empty, as a replica.
   *
   * @param heartbeat how often replicas shall hear from an idle primary, where it is not to be as
   *     Understudy sets it
   */
  public List<FailoverRun> run(int runs, Fault fault, Optional<Duration> heartbeat) {
    var results = new ArrayList<FailoverRun>();
    for (var k = 1; k <= runs; k++) {
      managed.awaitSettled();
      if (heartbeat.isPresent()) {
        sandbox.setHeartbeat(heartbeat.get());
        managed.awaitSettled();
      }
      var lost = sandbox.primary();
      awaitCaughtUp(lost);
      var result = one(lost, fault);
      results.add(result);
      progress.say(
          "run %d of %d: %s -> %s, first write after %.0f ms, healed after %.0f ms, %d acknowledged, %d lost"
              .formatted(
                  k,
                  runs,
                  result.lostPrimary(),
                  result.promoted(),
                  result.writeMs(),
                  result.healedMs(),
                  result.acknowledged(),
                  result.lost()));
      sandbox.startFresh(lost);
    }
    return results;
  }

  /** Strikes one primary and measures what follows; the lost server is left as it is. */
  public FailoverRun one(ServerName lost, Fault fault) {
    var app = sandbox.accounts().app();
    var from = sandbox.address(lost);
    var survivors = survivors(lost);
    var rows = new Rows(Rows.freshKey());
    try (var _ = new Writer(from, app, rows, Duration.ZERO);
        var watch = new WritableWatch(all(), sandbox.accounts().understudy())) {
      Waiting.rest(WARM);
      var struck = System.nanoTime();
      fault.strike(sandbox, lost);
      var first = new Hammer(app, rows).first(survivors, LIMIT);
      var promoted = first.server();
      var followers = survivors.stream().filter(server -> !server.equals(promoted)).toList();
      var healed = new Healing(sandbox.accounts().understudy()).await(followers, promoted, LIMIT);
      return new FailoverRun(
          from.toString(),
          promoted.toString(),
          ms(first.nanos() - struck),
          ms(healed - struck),
          rows.acknowledged().size(),
          rows.lostOn(promoted, app),
          watch.violations(),
          watch.rounds());
    } catch (SQLException broken) {
      throw new Refused("the rows cannot be counted: " + broken.getMessage(), broken);
    }
  }

  private void awaitCaughtUp(ServerName primary) {
    try {
      new CatchUp(sandbox.accounts().app())
          .await(sandbox.address(primary), survivors(primary), LIMIT);
    } catch (SQLException broken) {
      throw new Refused("the primary takes no row before the run: " + broken.getMessage(), broken);
    }
  }

  private List<InstanceAddress> all() {
    return List.copyOf(sandbox.addresses().values());
  }

  private List<InstanceAddress> survivors(ServerName lost) {
    return all().stream().filter(server -> !server.equals(sandbox.address(lost))).toList();
  }

  static double ms(long nanos) {
    return Math.round(nanos / 10_000.0) / 100.0;
  }
}
