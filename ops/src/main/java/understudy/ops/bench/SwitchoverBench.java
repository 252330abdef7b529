package understudy.ops.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import understudy.ops.host.Progress;
import understudy.ops.host.Refused;
import understudy.ops.sandbox.Sandbox;
import understudy.topology.InstanceAddress;

/**
 * Times a planned switchover: the longest gap between two commits of clients that follow the
 * writable server.
 */
public final class SwitchoverBench {
  private static final Duration AROUND = Duration.ofSeconds(1);
  private static final Duration HEALED_WITHIN = Duration.ofMinutes(1);
  private static final Duration PACE = Duration.ofMillis(2);

  private final Sandbox sandbox;
  private final Managed managed;
  private final Progress progress;

  public SwitchoverBench(Sandbox sandbox, Managed managed, Progress progress) {
    this.sandbox = sandbox;
    this.managed = managed;
    this.progress = progress;
  }

  /** Runs it so many times, each to the next server in turn. */
  public List<SwitchoverRun> run(int runs) {
    var results = new ArrayList<SwitchoverRun>();
    for (var k = 1; k <= runs; k++) {
      managed.awaitSettled();
      var result = one();
      results.add(result);
      progress.say(
          "run %d of %d: %s -> %s, gap %.0f ms, command %.0f ms, %d acknowledged, %d lost"
              .formatted(
                  k,
                  runs,
                  result.old(),
                  result.successor(),
                  result.gapMs(),
                  result.commandMs(),
                  result.acknowledged(),
                  result.lost()));
    }
    return results;
  }

  private SwitchoverRun one() {
    var app = sandbox.accounts().app();
    var all = List.copyOf(sandbox.addresses().values());
    var old = sandbox.address(sandbox.primary());
    var successor = all.get((all.indexOf(old) + 1) % all.size());
    var rows = new Rows(Rows.freshKey());
    var writers = new ArrayList<Writer>();
    try (var watch = new WritableWatch(all, sandbox.accounts().understudy())) {
      all.forEach(server -> writers.add(new Writer(server, app, rows, PACE)));
      Waiting.rest(AROUND);
      var asked = System.nanoTime();
      managed.switchOver(successor);
      var ended = System.nanoTime();
      var others = all.stream().filter(server -> !server.equals(successor)).toList();
      var healed =
          new Healing(sandbox.accounts().understudy()).await(others, successor, HEALED_WITHIN);
      Waiting.rest(AROUND);
      writers.forEach(Writer::close);
      return new SwitchoverRun(
          old.toString(),
          successor.toString(),
          FailoverBench.ms(longestGap(rows.acknowledged())),
          FailoverBench.ms(ended - asked),
          FailoverBench.ms(healed - asked),
          rows.acknowledged().size(),
          rows.lostOn(successor, app),
          watch.violations(),
          watch.rounds());
    } catch (SQLException broken) {
      throw new Refused("the rows cannot be counted: " + broken.getMessage(), broken);
    } finally {
      writers.forEach(Writer::close);
    }
  }

  /**
   * The longest time between two acknowledgements; they must come from exactly two servers, one
   * after the other.
   */
  private static long longestGap(List<Rows.Written> rows) {
    var longest = 0L;
    InstanceAddress before = null;
    var changes = 0;
    for (var k = 1; k < rows.size(); k++) {
      longest = Math.max(longest, rows.get(k).nanos() - rows.get(k - 1).nanos());
      before = rows.get(k - 1).server();
      changes += before.equals(rows.get(k).server()) ? 0 : 1;
    }
    if (changes != 1) {
      throw new Refused(
          "clients changed servers %d times in one switchover, not once".formatted(changes));
    }
    return longest;
  }
}
