package understudy.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class CommandLinesTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    return CommandLines.tree()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "nonsense|nonsense",
        "sandbox|name a command: up, down",
        "sandbox up --topology db1>db1|cycle",
        "sandbox up --name UP|'UP' is no name for a sandbox",
        "sandbox up --semi-sync maybe|maybe",
        "sandbox kill|SERVER",
        "engine up --engine :x|':x' is no address",
        "engine up --port many|many"
      })
  void whatIsNotUnderstoodEndsWithTwoAndSaysWhy(String line, String why) {
    assertThat(run(line.split(" ", -1))).isEqualTo(2);
    assertThat(err.toString()).startsWith("understudy: ").contains(why);
    assertThat(out.toString()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "sandbox status --name nowhere|sandbox nowhere is not up",
        "sandbox kill db1 --name nowhere|sandbox nowhere is not up",
        "sandbox up --network 10.0.0|'10.0.0' is no loopback network",
        "cluster list --server nonsense|'nonsense' is no address of an Understudy",
        "cluster show ../x|no cluster is registered as '../x'",
        "engine up --engine 127.0.0.1:1|no engine answers on 127.0.0.1:1"
      })
  void whatCannotBeDoneEndsWithOneAndASentence(String line, String why) {
    assertThat(run(line.split(" ", -1))).isEqualTo(1);
    assertThat(err.toString().lines()).hasSize(1).first().asString().contains(why);
  }

  @Test
  void everyCommandExplainsItself() {
    explain(CommandLines.tree());
  }

  private void explain(CommandLine line) {
    assertThat(line.getCommandSpec().usageMessage().description())
        .as(line.getCommandSpec().qualifiedName())
        .isNotEmpty();
    assertThat(line.getCommandSpec().findOption("--help"))
        .as(line.getCommandSpec().qualifiedName())
        .isNotNull();
    shown(line).forEach(this::explain);
  }

  @Test
  void everyCommandThatAnswersCanAnswerInJson() {
    answers(CommandLines.tree());
  }

  private void answers(CommandLine line) {
    if (line.getSubcommands().isEmpty()) {
      assertThat(line.getCommandSpec().findOption("--json"))
          .as(line.getCommandSpec().qualifiedName())
          .isNotNull();
    }
    shown(line).forEach(this::answers);
  }

  /** Those that a person may call; a bench starts others for itself. */
  private static Stream<CommandLine> shown(CommandLine line) {
    return line.getSubcommands().values().stream()
        .filter(it -> !it.getCommandSpec().usageMessage().hidden());
  }
}
