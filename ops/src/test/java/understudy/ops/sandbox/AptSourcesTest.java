package understudy.ops.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AptSourcesTest {
  @Test
  void takesTheMirrorOfANewStyleFile() {
    var text = "Types: deb\nURIs: http://mirror.example/debian\nSuites: bookworm\n";
    assertThat(AptSources.mirror(text)).contains("http://mirror.example/debian");
  }

  @Test
  void takesTheMirrorOfAnOldStyleFile() {
    var text =
        "# ours\ndeb [arch=amd64 signed-by=/k.gpg] https://mirror.example/debian/ trixie main\n";
    assertThat(AptSources.mirror(text)).contains("https://mirror.example/debian");
  }

  @Test
  void leavesSecurityUpdatesAndSomebodysExtrasAlone() {
    var text =
        """
        URIs: http://mirror.example/debian-security
        deb https://extras.example/apt stable main
        # deb http://commented.example/debian sid main
        """;
    assertThat(AptSources.mirror(text)).isEmpty();
  }
}
