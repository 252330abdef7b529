package understudy.ops.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import understudy.ops.host.Refused;

/** Settings that make no sense: each ends the start with one sentence. */
@ExtendWith(OutputCaptureExtension.class)
class ServerStartTest {
  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void password() throws IOException {
    Files.writeString(folder.resolve("password"), "secret");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "mysql.encrpytion: disabled|'understudy.mysql.encrpytion' is no setting: did you mean 'understudy.mysql.encryption'?",
        "policy.quorun: 2|did you mean 'understudy.policy.quorum'?",
        "polcy.quorum: 2|'understudy.polcy' is no setting: did you mean 'understudy.policy'?",
        "policy.hooks[0].nmae: x|did you mean 'understudy.policy.hooks.name'?",
        "quorum: 2|did you mean 'understudy.policy.quorum'?",
        "mysql.encryption: disabld|understudy.mysql.encryption: 'disabld' is none of disabled, preferred, required",
        "mysql.password-file: /nowhere/at-all|understudy.mysql.password-file: /nowhere/at-all cannot be read",
        "policy.automation: byhand|understudy.policy.automation: 'byhand' is none of automatic, by_hand",
        "policy.quorum: -3|understudy.policy.quorum: -3 is less than 1",
        "policy.quorum: many|understudy.policy.quorum: 'many' is not a whole number",
        "policy.anti-flap: soon|understudy.policy.anti-flap: 'soon' is not a length of time",
        "name: a b|understudy.name: 'a b' is not 1 to 64 letters",
        "mysql.held: 99|understudy.mysql.held: 99 is not a number from 1 to 8",
        "mysql.user: ''|understudy.mysql.user is missing",
        "probing.write.mode: maybe|understudy.probing.write.mode is off, replicated or local",
        "probing.interval: 0s|understudy.probing: the detector's times must be more than zero",
        "policy.hooks[0].run[0]: x|understudy.policy.hooks.name is missing"
      })
  void whatMakesNoSenseIsRefusedInOneSentence(String line, String why, CapturedOutput printed)
      throws IOException {
    refuses("understudy.%s\n%s".formatted(line, accounts(line)), why, printed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "undertsudy.name: x|line 1: 'undertsudy' is no setting: did you mean 'understudy'?",
        "mysqll.user: x|line 1: 'mysqll' is no setting: did you mean 'understudy.mysql'?",
        "understudy: [|are no YAML:",
        "understudy.name: x|the settings lack understudy.mysql (user, password-file)",
        "server.port: many|server.port: 'many' is no port"
      })
  void soIsAFileThatIsNotWhatItShouldBe(String text, String why, CapturedOutput printed)
      throws IOException {
    var whole = text.startsWith("server") ? text + "\n" + accounts(text) : text;
    refuses(whole, why, printed);
  }

  @Test
  void aPortThatIsTakenIsNamed(CapturedOutput printed) throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      refuses(
          "server.port: %d\nunderstudy.engine.address: 127.0.0.1:1\n%s"
              .formatted(taken.getLocalPort(), accounts("")),
          "port %d is taken".formatted(taken.getLocalPort()),
          printed);
    }
  }

  private String accounts(String besides) {
    var text = new StringBuilder();
    for (var each : new String[] {"mysql", "replication"}) {
      text.append(besides.startsWith(each + ".user") ? "" : line(each, "user", "u"));
      var file = folder.resolve("password").toString();
      text.append(besides.startsWith(each + ".password") ? "" : line(each, "password-file", file));
    }
    return text.toString();
  }

  private static String line(String account, String key, String value) {
    return "understudy.%s.%s: '%s'\n".formatted(account, key, value);
  }

  private void refuses(String text, String why, CapturedOutput printed) throws IOException {
    var file = folder.resolve("understudy.yaml");
    Files.writeString(file, text);
    assertThatThrownBy(() -> UnderstudyServer.runUntilStopped(file))
        .isInstanceOf(Refused.class)
        .hasMessageContaining(why)
        .message()
        .hasLineCount(1);
    assertThat(printed.getAll()).doesNotContain("Exception").doesNotContain("\tat ");
  }
}
