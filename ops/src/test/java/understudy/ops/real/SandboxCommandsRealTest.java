package understudy.ops.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import understudy.ops.host.Command;
import understudy.ops.host.Daemon;
import understudy.ops.host.Home;
import understudy.ops.host.Progress;
import understudy.ops.sandbox.Sandbox;
import understudy.ops.sandbox.SandboxPlan;
import understudy.ops.sandbox.Sandboxes;
import understudy.ops.sandbox.ServerName;

/** What the commands of a sandbox say, each in a process of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SandboxCommandsRealTest {
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final ServerName DB1 = new ServerName(1);
  private static final ServerName DB2 = new ServerName(2);

  private final SandboxPlan plan = Homes.plan("db1 > db2");
  private final Path folder;
  private final Sandboxes sandboxes;
  private final Sandbox sandbox;

  SandboxCommandsRealTest(@TempDir Path folder) {
    this.folder = folder;
    this.sandboxes = new Sandboxes(Homes.in(folder), Homes.LOUD);
    this.sandbox = sandboxes.up(plan);
  }

  @AfterAll
  void down() {
    sandboxes.down(plan.name());
  }

  @Test
  void whatRunsIsNeitherStartedNorThrownAway() {
    assertThat(did("start", "db1")).isEqualTo("db1 runs already");
    assertThat(did("start", "all")).isEqualTo("no server of sandbox test is dead");
    assertThat(did("thaw", "db2")).isEqualTo("db2 is not frozen");
    assertThat(did("mend", "db2")).isEqualTo("db2 is not cut off");
    var pid = sandbox.status().getFirst().pid();
    assertThat(refused("start", "--fresh", "db1"))
        .isEqualTo(
            "understudy: db1 runs, and --fresh would throw its data away:"
                + " if that is meant, 'understudy sandbox kill db1 --name test' first");
    assertThat(sandbox.status().getFirst().pid()).isEqualTo(pid);
  }

  @Test
  void whatIsFrozenIsNamedWithTheCommandThatLetsItGoOn() {
    assertThat(did("freeze", "db2"))
        .isEqualTo("db2 is frozen: let it go on with 'understudy sandbox thaw db2 --name test'");
    assertThat(refused("start", "db2")).contains("'understudy sandbox thaw db2 --name test'");
    assertThat(refused("start", "--fresh", "db2")).contains("is frozen, not dead");
    assertThat(sandbox.life(DB2)).isEqualTo(Daemon.Life.FROZEN);
    assertThat(did("thaw", "db2")).isEqualTo("db2 goes on");
    assertThat(sandbox.life(DB2)).isEqualTo(Daemon.Life.RUNNING);
  }

  @Test
  void whatIsKilledIsNamedWithTheCommandsThatBringItBack() {
    assertThat(did("kill", "db2"))
        .isEqualTo(
            "db2 is dead: bring it back with 'understudy sandbox start db2 --name test',"
                + " or empty with 'understudy sandbox start --fresh db2 --name test'");
    assertThat(did("start", "db2")).isEqualTo("db2 is back as it was");
    sandbox.kill(DB2);
    assertThat(did("start", "--fresh", "db2"))
        .isEqualTo("db2 is back, empty, as a replica of " + DB1);
    assertThat(did("freeze", "primary")).startsWith("db1 was the primary and is frozen: ");
    sandbox.thaw(DB1);
  }

  private String did(String... words) {
    var ended = run(words);
    assertThat(ended.code()).as(ended.output()).isZero();
    return ended.output().strip();
  }

  private String refused(String... words) {
    var ended = run(words);
    assertThat(ended.code()).as(ended.output()).isEqualTo(1);
    assertThat(ended.output().strip().lines()).hasSize(1);
    return ended.output().strip();
  }

  private Command.Ended run(String... words) {
    var vector =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-D%s=%s".formatted(Home.PROPERTY, folder),
                "-cp",
                System.getProperty("java.class.path"),
                "understudy.ops.Main",
                "sandbox"));
    vector.addAll(List.of(words));
    vector.addAll(List.of("--name", "test"));
    return new Command(vector, Map.of(), LIMIT).run(folder, "a command", Progress.SILENT);
  }
}
