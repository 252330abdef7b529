package understudy.workflows.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import understudy.topology.election.Outcome;

/** The examples among the documents are answered as their table says. */
class ExamplesTest {
  private static final Path FOLDER = Path.of("../docs/examples");
  private static final Pattern LINE =
      Pattern.compile("\\| \\[([a-z-]+)]\\(.*\\| (\\w+) \\| ([\\w:.-]+) \\|");

  record Row(String name, String diagnosis, String leader) {}

  static List<Row> rows() throws IOException {
    return Files.readAllLines(FOLDER.resolve("README.md")).stream()
        .map(LINE::matcher)
        .filter(match -> match.matches())
        .map(match -> new Row(match.group(1), match.group(2), match.group(3)))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void answersAsTheTableSays(Row row) throws IOException {
    var document = SnapshotDocument.read(text(row.name()));

    assertThat(document.diagnosis().getClass().getSimpleName()).isEqualTo(row.diagnosis());
    var outcome = document.election(List.of());
    var leader =
        outcome instanceof Outcome.Elected elected ? elected.winner().toString() : "nobody";
    assertThat(leader).as(outcome.sentence()).isEqualTo(row.leader());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void isValidAndComesBackAsItWas(Row row) throws IOException {
    var schema = new Schema();
    var document = SnapshotDocument.read(text(row.name()));

    assertThat(schema.complaints(text(row.name()))).isEmpty();
    assertThat(schema.complaints(document.text())).isEmpty();
    assertThat(SnapshotDocument.read(document.text())).isEqualTo(document);
  }

  @Test
  void everyExampleStandsInTheTable() throws IOException {
    try (var files = Files.list(FOLDER)) {
      assertThat(files.map(it -> it.getFileName().toString()).filter(it -> it.endsWith(".json")))
          .containsExactlyInAnyOrderElementsOf(
              rows().stream().map(row -> row.name() + ".json").toList());
    }
  }

  private static String text(String name) throws IOException {
    return Files.readString(FOLDER.resolve(name + ".json"));
  }
}
