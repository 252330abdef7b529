package understudy.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DocumentCommandsTest {
  private static final Path EXAMPLES = Path.of("../docs/examples");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    return CommandLines.tree()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private JsonNode json() {
    assertThat(out.toString().lines()).hasSize(1);
    return JsonMapper.builder().build().readTree(out.toString());
  }

  private static String example(String name) {
    return EXAMPLES.resolve(name + ".json").toString();
  }

  @Test
  void theDiagnosisComesFirstAndThenItsEvidence() {
    assertThat(run("diagnose", "--snapshot", example("dead-primary"))).isZero();
    assertThat(out.toString().lines())
        .first()
        .asString()
        .startsWith("PrimaryDead: primary db1:3306 is dead");
    assertThat(out.toString()).contains("db1:3306 gave no answer: connection refused");
  }

  @Test
  void theDiagnosisIsToldToPrograms() {
    assertThat(run("diagnose", "--json", "--snapshot", example("stalled-disk"))).isZero();
    assertThat(json().path("diagnosis").path("is").asString("")).isEqualTo("PrimaryFrozen");
  }

  @Test
  void anElectionTellsEveryBallotAndTheLoss() {
    assertThat(run("elect", "--snapshot", example("two-coasts"))).isZero();
    assertThat(out.toString())
        .contains("lost      east-1:3306")
        .contains("west-1:3306 leads: the loss is at least 800 transactions")
        .contains("* ballot  west-1:3306")
        .contains("gave no answer: unreachable, no route between the coasts");
  }

  @Test
  void whoIsLostWithThePrimaryDoesNotLead() {
    assertThat(run("elect", "--json", "--lost", "db3:3306", "--snapshot", example("dead-primary")))
        .isZero();
    var told = json();
    assertThat(told.path("lost").size()).isEqualTo(2);
    assertThat(told.path("outcome").path("winner").asString("")).isEqualTo("db2:3306");
    assertThat(told.path("outcome").path("ballots").path(0).path("instance").asString(""))
        .isEqualTo("db2:3306");
  }

  @Test
  void aStrangerCannotBeLost() {
    assertThat(run("elect", "--lost", "db9:3306", "--snapshot", example("dead-primary")))
        .isEqualTo(1);
    assertThat(err.toString()).contains("db9:3306 is no member of the snapshot");
  }

  @Test
  void aByteOrderMarkMeansNothing(@TempDir Path folder) throws IOException {
    var file = folder.resolve("bom.json");
    Files.writeString(file, "\uFEFF" + Files.readString(Path.of(example("dead-primary"))));
    assertThat(run("diagnose", "--snapshot", file.toString())).isZero();
  }

  @Test
  void anotherEncodingIsRefused(@TempDir Path folder) throws IOException {
    var file = folder.resolve("foreign.json");
    Files.write(file, "{\"format\":\"ü\"}".getBytes(StandardCharsets.UTF_16));
    assertThat(run("diagnose", "--snapshot", file.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("foreign.json is not written in UTF-8");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "diagnose --snapshot /nowhere/at-all.json|1|there is no file /nowhere/at-all.json",
        "diagnose --snapshot /|1|/ is a folder",
        "diagnose --snapshot /dev/null|1|/dev/null: the document is empty",
        "diagnose --snapshot /dev/zero|1|/dev/zero is larger than the 32 MiB",
        "diagnose|2|--snapshot",
        "elect|2|--snapshot",
        "elect --snapshot x --lost ;|2|';' is no",
        "snapshot|1|name either a CLUSTER",
        "snapshot shop --operation failover/shop/1|1|name either a CLUSTER",
        "snapshot --operation nonsense|1|nonsense",
      })
  void whatCannotBeAnsweredEndsWithASentence(String line, int code, String why) {
    assertThat(run(line.split(" ", -1))).isEqualTo(code);
    assertThat(err.toString()).startsWith("understudy: ").contains(why);
    assertThat(out.toString()).isEmpty();
  }
}
