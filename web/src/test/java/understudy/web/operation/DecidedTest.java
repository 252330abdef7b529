package understudy.web.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.common.WorkflowExecutionHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import understudy.topology.election.Outcome;
import understudy.web.Refusal;
import understudy.workflows.document.SnapshotDocument;
import understudy.workflows.operation.OperationId;

/** What is read back from histories of real operations decides as was decided then. */
class DecidedTest {
  private static final Path HISTORIES = Path.of("../workflows/src/test/resources/histories");

  private static Story story(String file) throws IOException {
    var json = Files.readString(HISTORIES.resolve(file));
    var kind = file.substring(0, file.indexOf('/'));
    return Story.of(
        new OperationId(kind + "/shop/1"),
        WorkflowExecutionHistory.fromJson(json).getEvents(),
        List.of(),
        Instant.EPOCH);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "failover/0.1.0-candidate-dies.json",
        "failover/0.1.0-killed.json",
        "failover/0.1.0-real-engine.json",
        "failover/0.1.0-refused.json"
      })
  void aFailoverWasDecidedOnThis(String file) throws IOException {
    var story = story(file);
    var confirmed = answer(story, "confirm");

    assertThat(Decided.of(story, Optional.empty()).diagnosis().getClass().getSimpleName())
        .isEqualTo(confirmed.path("is").asString(""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "failover/0.1.0-candidate-dies.json",
        "failover/0.1.0-killed.json",
        "failover/0.1.0-real-engine.json",
        "failover/0.1.0-refused.json"
      })
  void anElectionWasHeldOnThis(String file) throws IOException {
    var story = story(file);
    var document = Decided.of(story, Optional.of(Decided.Question.ELECT));
    var then = Decoded.as(answer(story, "elect"), Outcome.class).orElseThrow();
    var now = SnapshotDocument.read(document.text()).election(List.of());

    assertThat(now).isEqualTo(then);
  }

  @Test
  void aSwitchoverWasPlannedOnThis() throws IOException {
    var document = Decided.of(story("switchover/0.1.0-real-engine.json"), Optional.empty());

    assertThat(document.snapshot().seen()).hasSize(document.snapshot().members().size());
    assertThat(SnapshotDocument.read(document.text())).isEqualTo(document);
  }

  @Test
  void whatWasNotDecidedIsNotOnRecord() throws IOException {
    var story = story("switchover/0.1.0-real-engine.json");
    assertThatThrownBy(() -> Decided.of(story, Optional.of(Decided.Question.ELECT)))
        .isInstanceOf(Refusal.class)
        .hasMessage("switchover/shop/1 has no decision 'elect' on record");
  }

  private static tools.jackson.databind.JsonNode answer(Story story, String question) {
    return story.steps().stream()
        .filter(step -> step.name().startsWith(question))
        .reduce((earlier, later) -> later)
        .flatMap(Step::output)
        .orElseThrow();
  }
}
