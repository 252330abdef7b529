package understudy.workflows.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.testing.TestWorkflowEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import understudy.workflows.fake.Stage;
import understudy.workflows.fleet.FleetWorkflowImpl;
import understudy.workflows.guardian.GuardianWorkflowImpl;
import understudy.workflows.operation.FailoverWorkflowImpl;
import understudy.workflows.operation.SwitchoverWorkflowImpl;

/** Histories of earlier releases and of real runs must be understood by the code of today. */
class ReplayTest {
  static List<String> histories() {
    var root = root();
    try (var files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .map(file -> root.relativize(file).toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("histories")
  void aRecordedHistoryIsUnderstood(String file) throws Exception {
    replay(read(file));
  }

  /** Those that every process plays again at its start. */
  @ParameterizedTest
  @ValueSource(strings = {"failover", "switchover"})
  void whatIsRehearsedIsUnderstood(String recording) throws Exception {
    var url =
        ReplayTest.class.getResource(
            "/understudy/workflows/rehearsal/%s.json".formatted(recording));
    replay(Files.readString(Path.of(Objects.requireNonNull(url, recording).toURI())));
  }

  @Test
  void thereAreHistoriesOfEveryKind() {
    assertThat(histories())
        .anyMatch(it -> it.startsWith("failover/"))
        .anyMatch(it -> it.startsWith("switchover/"))
        .anyMatch(it -> it.startsWith("guardian/"))
        .anyMatch(it -> it.startsWith("fleet/"));
  }

  @Test
  void aHistoryThatTheCodeCannotHaveMadeIsFound() {
    var other = read("failover/0.1.0-killed.json").replace("\"freeze\"", "\"thaw\"");

    assertThatThrownBy(() -> replay(other)).hasStackTraceContaining("NonDeterministic");
  }

  private static void replay(String json) throws Exception {
    try (var engine = TestWorkflowEnvironment.newInstance(Stage.options())) {
      var worker = engine.newWorker("replay");
      worker.registerWorkflowImplementationTypes(
          FleetWorkflowImpl.class,
          GuardianWorkflowImpl.class,
          FailoverWorkflowImpl.class,
          SwitchoverWorkflowImpl.class);
      worker.replayWorkflowExecution(json);
    }
  }

  private static String read(String file) {
    try {
      return Files.readString(root().resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path root() {
    try {
      var url = ReplayTest.class.getResource("/histories");
      return Path.of(Objects.requireNonNull(url, "no histories").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
