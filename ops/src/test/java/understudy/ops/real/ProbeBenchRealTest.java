package understudy.ops.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import understudy.activities.mysql.Encryption;
import understudy.ops.bench.ProbeFigures;
import understudy.ops.bench.ProbePlan;
import understudy.ops.bench.ProbeStage;
import understudy.ops.sandbox.Layout;
import understudy.ops.sandbox.Network;
import understudy.ops.sandbox.Network.Reach;
import understudy.ops.sandbox.SandboxName;
import understudy.ops.sandbox.SandboxPlan;
import understudy.ops.sandbox.Sandboxes;
import understudy.ops.sandbox.SemiSync;

/** The bench of probing on one real server under many addresses, and on its recorded answers. */
class ProbeBenchRealTest {
  private static final int PORT = 24_160;

  private final Path folder;

  ProbeBenchRealTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private ProbeStage stage() {
    var home = Homes.in(folder);
    var sandbox =
        new SandboxPlan(
            new SandboxName("probed"),
            new Network("127.22.25", PORT, Reach.EVERYWHERE),
            Layout.parse("db1"),
            SemiSync.OFF,
            Optional.empty());
    return new ProbeStage(new Sandboxes(home, Homes.LOUD), sandbox, home, Homes.LOUD);
  }

  private static ProbePlan plan(int instances) {
    return new ProbePlan(instances, 1, Duration.ZERO, Duration.ofSeconds(5));
  }

  private static void assertSound(ProbeFigures figures, int instances) {
    assertThat(figures.instances()).isEqualTo(instances);
    assertThat(figures.silent()).isZero();
    assertThat(figures.probes()).isGreaterThanOrEqualTo(instances);
    assertThat(figures.cpuMsPerProbe()).isPositive();
    assertThat(figures.residentMb()).isPositive();
    assertThat(figures.seenAfterMs()).isPositive();
    assertThat(figures.text()).contains("%d addresses on".formatted(instances));
  }

  @Test
  void oneServerAnswersUnderFiftyAddressesEncryptedToo() {
    assertSound(stage().real(plan(50), Encryption.REQUIRED, 2), 50);
  }

  @Test
  void recordedAnswersStandInForRealOnesAfterBothWereMeasured() {
    var figures = stage().recorded(plan(60), 20, 1);
    assertSound(figures, 60);
    assertThat(figures.compared()).hasSize(2).allSatisfy(it -> assertSound(it, 20));
    assertThat(folder.resolve("responder")).doesNotExist();
  }
}
