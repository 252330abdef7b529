package understudy.ops.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import understudy.ops.host.Wait;
import understudy.ops.sandbox.SemiSync;
import understudy.ops.sandbox.ServerName;
import understudy.ops.sandbox.ServerPrograms;
import understudy.ops.sandbox.ServerStatus;

/** The main job in the middle of an upgrade: one replica runs a newer MySQL already. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MixedRealTest extends WholeFamily {
  private static final ServerName UPGRADED = new ServerName(3);

  MixedRealTest(@TempDir Path folder) {
    super(
        folder,
        Homes.plan("db1 > db2 db3", SemiSync.OFF, ServerPrograms.parse(List.of("8.0", "db3=9.7"))));
  }

  /** Else the upgraded one could alone have the last rows, and would have to lead. */
  @Override
  void beforeTheLoss(CarefulClient client) {
    super.beforeTheLoss(client);
    client.pause();
    assertThat(Wait.until(LIMIT, Duration.ofMillis(20), this::haveAllTheSame)).isTrue();
  }

  private boolean haveAllTheSame() {
    return stage.sandbox().status().stream().map(ServerStatus::gtid).distinct().count() == 1;
  }

  @AfterEach
  void anOlderOneLeadsAsLongAsThereIsOne() {
    assertThat(stage.sandbox().primary()).isNotEqualTo(UPGRADED);
  }
}
