package understudy.ops.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DaemonTest {
  @TempDir private Path folder;

  private Daemon daemon() {
    return new Daemon(folder.resolve("pid"), folder.resolve("mark").toString());
  }

  private void start() {
    var script = "while :; do sleep 0.1; done";
    var arguments = List.of("bash", "-c", script, "name", folder.resolve("mark").toString());
    daemon().start(arguments, folder, folder.resolve("output"));
  }

  @AfterEach
  void endIt() {
    daemon().kill();
  }

  @Test
  void isFrozenThawedAndKilled() {
    start();
    assertThat(daemon().life()).isEqualTo(Daemon.Life.RUNNING);
    daemon().send(Signal.STOP);
    assertThat(becomes(Daemon.Life.FROZEN)).isTrue();
    daemon().send(Signal.CONT);
    assertThat(becomes(Daemon.Life.RUNNING)).isTrue();
    daemon().kill();
    assertThat(daemon().life()).isEqualTo(Daemon.Life.DEAD);
  }

  private boolean becomes(Daemon.Life life) {
    var limit = Duration.ofSeconds(5);
    return Wait.until(limit, Duration.ofMillis(5), () -> daemon().life() == life);
  }

  @Test
  void isNotAStrangerWhoHasItsPid() throws IOException {
    Files.writeString(folder.resolve("pid"), Long.toString(ProcessHandle.current().pid()));
    assertThat(daemon().pid()).isEmpty();
    assertThat(daemon().send(Signal.KILL)).isFalse();
  }

  @Test
  void isDeadWhenItsPidFileIsTorn() throws IOException {
    Files.writeString(folder.resolve("pid"), "12x");
    assertThat(daemon().life()).isEqualTo(Daemon.Life.DEAD);
  }

  @Test
  void mustCarryItsMark() {
    assertThatThrownBy(
            () -> daemon().start(List.of("sleep", "1"), folder, folder.resolve("output")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
