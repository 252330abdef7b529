package understudy.ops.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CommandTest {
  private static final Path HERE = Path.of("/");

  @Test
  void takesItsArgumentsAsTheyAre() {
    var ended =
        Command.of(Duration.ofSeconds(10), "echo", "a b", "$(id)", "; ls")
            .run(HERE, "echoing", Progress.SILENT);
    assertThat(ended.output()).isEqualTo("a b $(id) ; ls\n");
  }

  @Test
  void saysWhatFailedAndTheLastWordOfIt() {
    var command = Command.of(Duration.ofSeconds(10), "ls", "/nonexistent");
    assertThatThrownBy(() -> command.mustRun(HERE, "looking", Progress.SILENT))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("looking failed (ls ended with 2)")
        .hasMessageContaining("/nonexistent");
  }

  @Test
  void saysThatAProgramIsMissing() {
    var command = Command.of(Duration.ofSeconds(10), "/nonexistent/program");
    assertThatThrownBy(() -> command.run(HERE, "running", Progress.SILENT))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("cannot start /nonexistent/program");
  }

  @Test
  void isStoppedWithItsChildrenWhenItTakesTooLong() {
    var command = Command.of(Duration.ofMillis(100), "bash", "-c", "sleep 60 & wait");
    assertThatThrownBy(() -> command.run(HERE, "sleeping", Progress.SILENT))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("sleeping took longer");
  }
}
