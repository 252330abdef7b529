package understudy.ops.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import understudy.ops.bench.FailoverBench;
import understudy.ops.bench.FailoverRun;
import understudy.ops.bench.Fault;
import understudy.ops.client.ClusterClient;
import understudy.ops.client.Following;
import understudy.ops.host.Progress;
import understudy.ops.host.Refused;
import understudy.ops.host.Wait;
import understudy.ops.sandbox.ServerName;

/** Plays what a new user would try, and checks each time what came of it. */
public final class DemoScript {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final Stage stage;
  private final ClusterClient cluster;
  private final int members;
  private final Progress progress;

  public DemoScript(Stage stage, Progress progress) {
    this.stage = stage;
    this.cluster = new ClusterClient(stage.api(), stage.cluster());
    this.members = stage.sandbox().addresses().size();
    this.progress = progress;
  }

  /** Plays all scenes; after each the cluster is whole again. */
  public DemoOutcome play() {
    return new DemoOutcome(
        List.of(
            scene("switch over to the best replica", this::switchOver),
            scene("kill the primary, and bring it back", this::killPrimary),
            scene("freeze the primary, and let it go on", this::freezePrimary),
            scene("kill Understudy in the middle of a recovery", this::killUnderstudy),
            scene("kill the engine in the middle of a recovery", this::killEngine)));
  }

  /** What a scene writes down. */
  private static final class Notes {
    private final List<String> observed = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();

    void check(boolean good, String what) {
      (good ? observed : wrong).add(what);
    }
  }

  /** One thing to try. */
  private interface Play {
    void play(Notes notes);
  }

  private DemoOutcome.Scene scene(String title, Play play) {
    progress.say(title);
    var notes = new Notes();
    try {
      cluster.awaitSettled(members, LIMIT);
      play.play(notes);
      cluster.awaitSettled(members, LIMIT);
      notes.check(true, "the cluster is whole again");
    } catch (Refused failed) {
      notes.check(false, failed.getMessage());
    }
    return new DemoOutcome.Scene(title, notes.observed, notes.wrong);
  }

  private void switchOver(Notes notes) {
    var before = cluster.primary();
    var story = cluster.switchOver(List.of(), "demo", progress, LIMIT);
    notes.check(story.path("outcome").asString("").equals("SwitchedOver"), sentence(story));
    var now = stage.sandbox().address(stage.sandbox().primary());
    notes.check(!now.equals(before), "%s takes the writes, %s did before".formatted(now, before));
  }

  private void killPrimary(Notes notes) {
    var lost = stage.sandbox().primary();
    judge(notes, strike(lost, Fault.KILL));
    stage.sandbox().start(lost);
    judgeReturned(notes, lost);
    stage.sandbox().startFresh(lost);
  }

  private void freezePrimary(Notes notes) {
    var lost = stage.sandbox().primary();
    judge(notes, strike(lost, Fault.FREEZE));
    stage.sandbox().thaw(lost);
    judgeReturned(notes, lost);
    stage.sandbox().startFresh(lost);
  }

  private FailoverRun strike(ServerName lost, Fault fault) {
    return new FailoverBench(stage.sandbox(), new ManagedStage(stage), progress).one(lost, fault);
  }

  private void judge(Notes notes, FailoverRun run) {
    notes.check(
        true,
        "first write on %s after %.0f ms, all survivors follow after %.0f ms"
            .formatted(run.promoted(), run.writeMs(), run.healedMs()));
    notes.check(
        run.lost() == 0 && run.twoWritable() == 0,
        "%d acknowledged rows, %d lost; two writable servers in %d of %d samples"
            .formatted(run.acknowledged(), run.lost(), run.twoWritable(), run.samples()));
    var story = new Following(stage.api(), progress).untilEnd(cluster.latest(), LIMIT);
    notes.check(story.path("outcome").asString("").equals("Recovered"), sentence(story));
  }

  private void judgeReturned(Notes notes, ServerName lost) {
    var address = stage.sandbox().address(lost).toString();
    var seen = Wait.until(LIMIT, Duration.ofMillis(50), () -> isFenced(address));
    notes.check(seen, "%s is back, and on the list of what must be decided".formatted(address));
    var mode =
        stage.sandbox().status().stream()
            .filter(status -> status.server().equals(lost.toString()))
            .findFirst()
            .orElseThrow()
            .mode();
    notes.check(!mode.equals("writable"), "%s is %s".formatted(address, mode));
  }

  private boolean isFenced(String address) {
    for (var deposed : cluster.show().path("guardian").path("deposed")) {
      if (deposed.path("instance").asString("").equals(address)) {
        return deposed.path("state").asString("").equals("FENCED");
      }
    }
    return false;
  }

  private void killUnderstudy(Notes notes) {
    var before = cluster.latest();
    var lost = Interruption.of(stage).lost();
    notes.check(
        !stage.server().isAlive(), "Understudy is dead while %s is to be replaced".formatted(lost));
    stage.server().start();
    judgeResumed(notes, before);
    stage.sandbox().startFresh(lost);
  }

  private void killEngine(Notes notes) {
    var lost = stage.sandbox().primary();
    var before = cluster.latest();
    stage.sandbox().kill(lost);
    cluster.awaitOperationAfter(before, LIMIT);
    stage.engine().kill();
    notes.check(true, "the engine died while %s was being replaced".formatted(lost));
    judgeResumed(notes, before);
    stage.sandbox().startFresh(lost);
  }

  private void judgeResumed(Notes notes, String before) {
    var operation = cluster.awaitOperationAfter(before, LIMIT);
    var story = new Following(stage.api(), progress).untilEnd(operation, LIMIT);
    notes.check(story.path("outcome").asString("").equals("Recovered"), sentence(story));
  }

  private static String sentence(JsonNode story) {
    return "%s: %s".formatted(story.path("id").asString(""), story.path("sentence").asString(""));
  }
}
