package understudy.ops.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import understudy.ops.client.ClusterClient;
import understudy.ops.client.Following;
import understudy.ops.demo.Stage;
import understudy.ops.demo.StagePlan;
import understudy.ops.engine.DiskSync;
import understudy.ops.engine.EngineSettings;
import understudy.ops.host.Home;
import understudy.ops.host.Refused;
import understudy.ops.host.Wait;
import understudy.ops.sandbox.Layout;
import understudy.ops.sandbox.Network;
import understudy.ops.sandbox.SandboxName;
import understudy.ops.sandbox.SandboxPlan;
import understudy.ops.sandbox.SemiSync;
import understudy.ops.sandbox.ServerName;

/** Whatever dies in the middle of an operation, the operation ends as if nothing had. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ResumeRealTest {
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final int MEMBERS = 4;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static Stage stage;
  private static ClusterClient cluster;
  private static Path fate;

  @BeforeAll
  static void upWithAnUnderstudyThatCanDie() {
    var folder = Path.of("target", "resume").toAbsolutePath();
    fate = folder.resolve("fate");
    var home = new Home(folder, Home.ofThisProcess().cache());
    var sandbox =
        new SandboxPlan(
            new SandboxName("resume"),
            new Network("127.0.41", 3306),
            Layout.parse(Layout.DEFAULT),
            SemiSync.ON,
            Optional.empty());
    var plan =
        new StagePlan(
            home,
            sandbox,
            new EngineSettings(17433, OptionalInt.empty(), DiskSync.NORMAL),
            18190,
            MortalServer.class.getName(),
            List.of("-D%s=%s".formatted(MortalServer.FATE, fate), "-Dunderstudy.root=" + folder));
    Stage.takeDown(plan, sentence -> {});
    stage = Stage.up(plan, sentence -> {});
    cluster = new ClusterClient(stage.api(), stage.cluster());
  }

  @AfterAll
  static void down() {
    if (stage != null) {
      stage.down();
    }
  }

  /** Whatever a test left behind, the next one begins with a whole cluster. */
  @AfterEach
  void whole() throws IOException {
    Files.deleteIfExists(fate);
    stage.server().start();
    for (var status : stage.sandbox().status()) {
      if (status.life().equals("dead")) {
        stage.sandbox().startFresh(ServerName.parse(status.server()));
      }
    }
    stage.api().post("/clusters/" + stage.cluster() + "/acknowledge", Map.of("comment", "test"));
  }

  static Stream<Arguments> failoverSteps() {
    return everyMoment("freeze", "fence", "promote", "repoint", "sweep");
  }

  static Stream<Arguments> switchoverSteps() {
    return everyMoment("repoint", "hand-over", "sweep");
  }

  private static Stream<Arguments> everyMoment(String... steps) {
    return Stream.of(steps)
        .flatMap(step -> Stream.of("before", "during", "after").map(m -> Arguments.of(step, m)));
  }

  @ParameterizedTest(name = "{1} {0}")
  @MethodSource("failoverSteps")
  void aFailoverGoesOnAtTheStepThatUnderstudyDiedIn(String step, String moment) throws IOException {
    cluster.awaitSettled(MEMBERS, LIMIT);
    var before = cluster.latest();
    Files.writeString(fate, step + " " + moment);
    var lost = stage.sandbox().primary();

    stage.sandbox().kill(lost);
    awaitDeath();
    stage.server().start();

    var story = endOfTheOneAfter(before);
    assertThat(story.path("outcome").asString("")).as(story.toString()).isEqualTo("Recovered");
    assertTriedAgain(story, step, moment);
    assertGapless(story.path("id").asString(""));
  }

  @ParameterizedTest(name = "{1} {0}")
  @MethodSource("switchoverSteps")
  void aSwitchoverGoesOnAtTheStepThatUnderstudyDiedIn(String step, String moment)
      throws IOException {
    cluster.awaitSettled(MEMBERS, LIMIT);
    var before = cluster.latest();
    var old = cluster.primary();
    Files.writeString(fate, step + " " + moment);

    askForASwitchover();
    awaitDeath();
    stage.server().start();

    var story = endOfTheOneAfter(before);
    assertThat(story.path("outcome").asString("")).as(story.toString()).isEqualTo("SwitchedOver");
    assertTriedAgain(story, step, moment);
    assertGapless(story.path("id").asString(""));
    cluster.awaitSettled(MEMBERS, LIMIT);
    assertThat(stage.sandbox().address(stage.sandbox().primary())).isNotEqualTo(old);
  }

  @Test
  void aFailoverGoesOnWhenTheEngineDied() throws IOException {
    cluster.awaitSettled(MEMBERS, LIMIT);
    var before = cluster.latest();
    var lost = stage.sandbox().primary();

    stage.sandbox().kill(lost);
    cluster.awaitOperationAfter(before, LIMIT);
    stage.engine().kill();

    var story = endOfTheOneAfter(before);
    assertThat(story.path("outcome").asString("")).as(story.toString()).isEqualTo("Recovered");
    assertGapless(story.path("id").asString(""));
  }

  /** Understudy may meet its fate before it has answered. */
  private static void askForASwitchover() {
    try {
      stage.api().post("/clusters/" + stage.cluster() + "/switchover", Map.of("reason", "test"));
    } catch (Refused unanswered) {
      assertThat(unanswered).hasMessageContaining("may have begun");
    }
  }

  private static void awaitDeath() {
    var died = Wait.until(LIMIT, Duration.ofMillis(20), () -> !stage.server().isAlive());
    assertThat(died).as("Understudy met its fate").isTrue();
  }

  private static JsonNode endOfTheOneAfter(String before) {
    var operation = cluster.awaitOperationAfter(before, LIMIT);
    return new Following(stage.api(), sentence -> {}).untilEnd(operation, LIMIT);
  }

  /**
   * In the middle of a quick act its end may go before ours; before and after it there is no doubt.
   */
  private static void assertTriedAgain(JsonNode story, String step, String moment) {
    var least = moment.equals("during") ? 1 : 2;
    assertThat(attempts(story, step)).as("attempts of %s", step).isGreaterThanOrEqualTo(least);
  }

  private static int attempts(JsonNode story, String step) {
    var most = 0;
    for (var one : story.path("steps")) {
      if (one.path("name").asString("").equals(step)) {
        most = Math.max(most, one.path("attempts").asInt(0));
      }
    }
    return most;
  }

  /** The archived history holds every event from the first to the close. */
  private static void assertGapless(String operation) throws IOException {
    var file = stage.installation().archive().resolve(operation).resolve("history.json");
    assertThat(Wait.until(LIMIT, Duration.ofMillis(50), () -> Files.exists(file)))
        .as("archived as %s", file)
        .isTrue();
    var expected = 1L;
    for (var event : JSON.readTree(Files.readString(file)).path("events")) {
      assertThat(event.path("eventId").asLong()).isEqualTo(expected++);
    }
    assertThat(expected).isGreaterThan(10);
  }
}
