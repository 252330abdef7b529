package understudy.ops.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import understudy.ops.client.ClusterClient;
import understudy.ops.client.Following;
import understudy.ops.demo.Stage;
import understudy.ops.demo.StagePlan;
import understudy.ops.engine.DiskSync;
import understudy.ops.engine.EngineSettings;
import understudy.ops.host.Wait;
import understudy.ops.sandbox.SandboxPlan;
import understudy.ops.sandbox.ServerName;
import understudy.topology.InstanceAddress;

/** Understudy, a real engine and real servers of one family: the main job, from end to end. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 2, unit = TimeUnit.MINUTES)
abstract class WholeFamily {
  static final Duration LIMIT = Duration.ofSeconds(30);
  static final int ENOUGH = 20;

  final Stage stage;
  final ClusterClient cluster;
  private final StagePlan plan;

  WholeFamily(Path folder, SandboxPlan sandbox) {
    this.plan =
        new StagePlan(
            Homes.in(folder),
            sandbox,
            new EngineSettings(Homes.freePort(), OptionalInt.empty(), DiskSync.NORMAL),
            Homes.freePort(),
            "understudy.ops.Main",
            List.of("-Dunderstudy.root=" + folder));
    this.stage = Stage.up(plan, Homes.LOUD);
    this.cluster = new ClusterClient(stage.api(), stage.cluster());
  }

  @AfterAll
  void down() {
    Stage.takeDown(plan, Homes.LOUD);
  }

  @BeforeEach
  void whole() {
    for (var status : stage.sandbox().status()) {
      if (status.life().equals("dead")) {
        stage.sandbox().startFresh(ServerName.parse(status.server()));
      }
    }
    stage.api().post("/clusters/" + stage.cluster() + "/acknowledge", Map.of("comment", "test"));
    cluster.awaitSettled(stage.sandbox().addresses().size(), LIMIT);
  }

  @Test
  void aKilledPrimaryIsReplacedAndStaysClosedWhenItComesBack() throws SQLException {
    var before = cluster.latest();
    var lost = stage.sandbox().primary();
    try (var client = new CarefulClient(stage.sandbox())) {
      awaitRows(client, ENOUGH);
      beforeTheLoss(client);
      stage.sandbox().kill(lost);
      client.goOn();

      var story = endOfTheOneAfter(before);
      assertThat(story.path("outcome").asString("")).as("%s", story).isEqualTo("Recovered");
      awaitRows(client, client.safe() + ENOUGH);
      stage.sandbox().start(lost);
      awaitFenced(stage.sandbox().address(lost));
      awaitRows(client, client.safe() + ENOUGH);
      client.stop();
      assertNothingIsLost(client);
    }
    assertThat(stage.sandbox().primary()).isNotEqualTo(lost);
    stage.sandbox().startFresh(lost);
    cluster.awaitSettled(stage.sandbox().addresses().size(), LIMIT);
  }

  /** What must be so before the primary is killed. */
  void beforeTheLoss(CarefulClient client) {
    assertThat(client.safe()).isPositive();
  }

  @Test
  void aSwitchoverHandsTheWritesOver() throws SQLException {
    var old = cluster.primary();
    try (var client = new CarefulClient(stage.sandbox())) {
      awaitRows(client, ENOUGH);

      var story = cluster.switchOver(List.of(), "test", Homes.LOUD, LIMIT);

      assertThat(story.path("outcome").asString("")).as("%s", story).isEqualTo("SwitchedOver");
      awaitRows(client, client.safe() + ENOUGH);
      client.stop();
      assertNothingIsLost(client);
    }
    assertThat(stage.sandbox().address(stage.sandbox().primary())).isNotEqualTo(old);
    cluster.awaitSettled(stage.sandbox().addresses().size(), LIMIT);
  }

  JsonNode endOfTheOneAfter(String before) {
    var operation = cluster.awaitOperationAfter(before, LIMIT);
    return new Following(stage.api(), Homes.LOUD).untilEnd(operation, LIMIT);
  }

  void assertNothingIsLost(CarefulClient client) throws SQLException {
    var primary = stage.sandbox().address(stage.sandbox().primary());
    assertThat(client.lostOn(primary)).as("safe rows that %s lacks", primary).isEmpty();
  }

  static void awaitRows(CarefulClient client, int rows) {
    assertThat(Wait.until(LIMIT, Duration.ofMillis(10), () -> client.safe() >= rows))
        .as("%d of %d rows were written and received by a replica", client.safe(), rows)
        .isTrue();
  }

  private void awaitFenced(InstanceAddress returned) {
    assertThat(Wait.until(LIMIT, Duration.ofMillis(50), () -> isFenced(returned)))
        .as("%s is listed as closed: %s", returned, cluster.show())
        .isTrue();
  }

  private boolean isFenced(InstanceAddress returned) {
    for (var deposed : cluster.show().path("guardian").path("deposed")) {
      if (deposed.path("instance").asString("").equals(returned.toString())) {
        return deposed.path("state").asString("").equals("FENCED");
      }
    }
    return false;
  }
}
