package understudy.ops.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class OpenFilesTest {
  @Test
  void whatFitsIsNoMatter() {
    assertThat(OpenFiles.shortage(700, 1000)).isEmpty();
    assertThat(OpenFiles.shortage(1)).isEmpty();
  }

  @Test
  void whatDoesNotFitIsSaidWithWhatToDo() {
    assertThat(OpenFiles.shortage(20_000, 1024))
        .get()
        .asString()
        .contains("20000 connections", "1024 files", "ulimit -n", "20300");
  }
}
