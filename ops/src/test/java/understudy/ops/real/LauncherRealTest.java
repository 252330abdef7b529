package understudy.ops.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import understudy.ops.host.Command;
import understudy.ops.host.Progress;

class LauncherRealTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @Test
  void isWellFormed() {
    var ended = Command.of(LIMIT, "bash", "-n", "understudy").run(ROOT, "reading", Progress.SILENT);
    assertThat(ended.output()).isEmpty();
    assertThat(ended.well()).isTrue();
  }

  @Test
  void saysInOneSentenceThatTheJavaItWasToldToUseIsNone() {
    var command =
        new Command(
            List.of("./understudy", "--help"),
            Map.of("UNDERSTUDY_JAVA_HOME", "/nonexistent"),
            LIMIT);
    var ended = command.run(ROOT, "asking the launcher", Progress.SILENT);
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.output().lines()).hasSize(1);
    assertThat(ended.output()).contains("UNDERSTUDY_JAVA_HOME=/nonexistent is no JDK 25 or newer");
  }
}
