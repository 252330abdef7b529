package understudy.ops.bench;

import java.nio.file.Path;
import java.util.List;
import understudy.activities.mysql.Encryption;
import understudy.ops.host.Home;
import understudy.ops.host.Progress;
import understudy.ops.sandbox.SandboxPlan;
import understudy.ops.sandbox.Sandboxes;

/** Brings up whoever answers the probes, measures, and takes it down. */
public final class ProbeStage {
  private final Sandboxes sandboxes;
  private final SandboxPlan sandbox;
  private final Path folder;
  private final Progress progress;

  /** A stage on servers of that sandbox, which listen everywhere. */
  public ProbeStage(Sandboxes sandboxes, SandboxPlan sandbox, Home home, Progress progress) {
    this.sandboxes = sandboxes;
    this.sandbox = sandbox;
    this.folder = home.state().resolve("responder");
    this.progress = progress;
  }

  /** Measures on real servers. */
  public ProbeFigures real(ProbePlan plan, Encryption encryption, int held) {
    var up = sandboxes.up(sandbox);
    try (var real = new SandboxServers(up, encryption, held)) {
      return new ProbeBench(real, plan, progress).run();
    } finally {
      sandboxes.down(up.name());
    }
  }

  /**
   * Measures on recorded answers, after the same measurement with fewer addresses on the real
   * servers and on their recorded answers.
   */
  public ProbeFigures recorded(ProbePlan plan, int few, int held) {
    var up = sandboxes.up(sandbox);
    try (var real = new SandboxServers(up, Encryption.DISABLED, held);
        var recorded = RecordedServers.of(real, folder)) {
      progress.say("once unmeasured, for the code is still being compiled");
      new ProbeBench(real, plan.with(few), progress).run();
      var onReal = new ProbeBench(real, plan.with(few), progress).run();
      sandboxes.down(up.name());
      progress.say("from here on recorded answers are given");
      recorded.start();
      var onRecorded = new ProbeBench(recorded, plan.with(few), progress).run();
      return new ProbeBench(recorded, plan, progress).run().with(List.of(onReal, onRecorded));
    } finally {
      sandboxes.down(up.name());
    }
  }
}
