package understudy.topology.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import understudy.topology.diagnosis.Diagnosis;
import understudy.topology.election.LossEstimate;
import understudy.topology.election.Objection;
import understudy.topology.election.Outcome;
import understudy.topology.examination.Case;
import understudy.topology.examination.Restraint;
import understudy.topology.switchover.Plan;
import understudy.topology.switchover.Refusal;

/**
 * Every folder of {@code scenarios} is one case: prose, a snapshot, and what is decided about it.
 */
class ScenarioTest {
  private static final Path FOLDER = Path.of("src/test/resources/scenarios");
  private static final Path DECIDED = Path.of("target/scenarios");

  static List<String> cases() throws IOException {
    try (Stream<Path> folders = Files.list(FOLDER)) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  /** What was decided is left in {@code target/scenarios}, to be read and then copied if right. */
  @ParameterizedTest
  @MethodSource("cases")
  void decidesAsItsManualSays(String name) throws IOException {
    var folder = FOLDER.resolve(name);
    assertThat(folder.resolve("about.md")).isNotEmptyFile();
    var decided = decisions(name).text();
    Files.createDirectories(DECIDED.resolve(name));
    Files.writeString(DECIDED.resolve(name).resolve("decisions.txt"), decided);
    assertThat(folder.resolve("decisions.txt")).content().isEqualTo(decided);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void decidesTheSameInWhateverOrderTheAnswersCome(String name) throws IOException {
    var text = Files.readString(FOLDER.resolve(name).resolve("snapshot.txt"));
    var reversed = String.join("\n", text.lines().toList().reversed());
    assertThat(Decisions.of(Scenario.parse(reversed)).text()).isEqualTo(decisions(name).text());
  }

  @Test
  void thereAreScenariosEnough() throws IOException {
    assertThat(cases()).hasSizeGreaterThanOrEqualTo(30);
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        Diagnosis.class,
        Restraint.class,
        Outcome.class,
        LossEstimate.class,
        Objection.class,
        Plan.class,
        Refusal.class
      })
  void someScenarioVisitsEveryKindOf(Class<?> sealed) throws IOException {
    var visited = new ArrayList<String>();
    for (var name : cases()) {
      decisions(name).values().forEach(value -> visited.add(value.getClass().getName()));
    }
    assertThat(new TreeSet<>(visited)).containsAll(kinds(sealed));
  }

  @ParameterizedTest
  @EnumSource(Case.class)
  void someScenarioVisits(Case kind) throws IOException {
    var visits = new ArrayList<String>();
    for (var name : cases()) {
      if (decisions(name).values().contains(kind)) {
        visits.add(name);
      }
    }
    assertThat(visits).isNotEmpty();
  }

  private static Decisions decisions(String name) throws IOException {
    var text = Files.readString(FOLDER.resolve(name).resolve("snapshot.txt"));
    return Decisions.of(Scenario.parse(text));
  }

  private static List<String> kinds(Class<?> type) {
    return type.isSealed()
        ? Stream.of(type.getPermittedSubclasses()).flatMap(it -> kinds(it).stream()).toList()
        : List.of(type.getName());
  }
}
