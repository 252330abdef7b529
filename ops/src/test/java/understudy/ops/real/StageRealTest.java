package understudy.ops.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import understudy.ops.client.Following;
import understudy.ops.demo.Interruption;
import understudy.ops.demo.Stage;
import understudy.ops.demo.StagePlan;
import understudy.ops.engine.DiskSync;
import understudy.ops.engine.EngineSettings;
import understudy.ops.host.Daemon;
import understudy.ops.host.Refused;
import understudy.ops.host.Wait;
import understudy.ops.sandbox.Layout;
import understudy.ops.sandbox.SandboxPlan;
import understudy.ops.sandbox.ServerName;

/** A stage that is up in part is brought up again: all but the servers that somebody broke. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class StageRealTest {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final StagePlan plan;

  StageRealTest(@TempDir Path folder) {
    this.plan =
        new StagePlan(
            Homes.in(folder),
            Homes.plan("db1 > db2 db3 db4"),
            new EngineSettings(Homes.freePort(), OptionalInt.empty(), DiskSync.NORMAL),
            Homes.freePort(),
            "understudy.ops.Main",
            List.of());
  }

  @AfterEach
  void down() {
    Stage.takeDown(plan, Homes.LOUD);
  }

  @Test
  void understudyThatDiedInTheMiddleGoesOnAndTheDeadStayDead() {
    var crash = Interruption.of(Stage.up(plan, Homes.LOUD));
    assertThat(crash.writable()).isEmpty();

    var stage = Stage.up(plan, Homes.LOUD);
    var story = new Following(stage.api(), Homes.LOUD).untilEnd(crash.operation(), LIMIT);
    assertThat(story.path("outcome").asString("")).as(story.toString()).isEqualTo("Recovered");
    assertThat(stage.sandbox().life(crash.lost())).isEqualTo(Daemon.Life.DEAD);

    var frozen =
        stage.sandbox().living().stream()
            .filter(server -> !server.equals(stage.sandbox().primary()))
            .findFirst()
            .orElseThrow();
    stage.sandbox().freeze(frozen);
    stage.server().kill(); // first: it would bring the engine back at once
    stage.engine().kill();
    var again = Stage.up(plan, Homes.LOUD);
    assertThat(again.api().isReady()).isTrue();
    assertThat(again.sandbox().life(frozen)).isEqualTo(Daemon.Life.FROZEN);
    assertThat(again.sandbox().life(crash.lost())).isEqualTo(Daemon.Life.DEAD);
    refusesAnother();
  }

  private void refusesAnother() {
    var sandbox = plan.sandbox();
    var other =
        new SandboxPlan(
            sandbox.name(),
            sandbox.network(),
            Layout.parse("db1 > db2"),
            sandbox.semiSync(),
            sandbox.programs());
    var otherPlan =
        new StagePlan(plan.home(), other, plan.engine(), plan.port(), plan.main(), plan.jvm());
    assertThatThrownBy(() -> Stage.up(otherPlan, Homes.LOUD))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("up already as");
  }

  @Test
  void aServerThatWasStartedByHandIsTakenDownToo() throws IOException {
    var stage = Stage.up(plan, Homes.LOUD);
    stage.server().kill();
    var folder = stage.installation().folder();
    var byHand =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "understudy.ops.Main",
                "server",
                "--config",
                folder.getFileName().resolve("understudy.yaml").toString())
            .directory(Objects.requireNonNull(folder.getParent()).toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("by-hand.log").toFile())
            .start();
    assertThat(Wait.until(LIMIT, Duration.ofMillis(100), stage.api()::isReady)).isTrue();

    Stage.takeDown(plan, Homes.LOUD);
    assertThat(byHand.isAlive()).isFalse();
    assertThat(stage.sandbox().life(new ServerName(1))).isEqualTo(Daemon.Life.DEAD);
  }
}
