package understudy.activities.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static understudy.activities.mysql.LyingServer.WELCOME;
import static understudy.activities.mysql.LyingServer.column;
import static understudy.activities.mysql.LyingServer.error;
import static understudy.activities.mysql.LyingServer.greeting;
import static understudy.activities.mysql.LyingServer.packets;
import static understudy.activities.mysql.LyingServer.text;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import understudy.activities.mysql.LyingServer.Speech;
import understudy.topology.Silent;
import understudy.topology.Silent.Reason;

/** Servers that lie, stutter or stop in the middle: each is survived and said in one sentence. */
final class LyingServerTest {
  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final String PASSWORD = "the-password";
  private static final byte[] FAST_WELCOME_FOLLOWS = {1, 3};

  private static MySqlSettings settings(PublicKeys keys) {
    var account = new Account("understudy", PASSWORD);
    return new MySqlSettings(
        account,
        account,
        Encryption.DISABLED,
        keys,
        Duration.ofSeconds(10),
        Duration.ofSeconds(10),
        1,
        "test");
  }

  private static Silent probe(Duration deadline, PublicKeys keys, LyingServer server) {
    try (var servers = new MySqlServers(settings(keys), InstantSource.system())) {
      return (Silent) servers.probe(server.address(), deadline);
    }
  }

  private static Silent afterLogIn(Duration deadline, Speech speech) {
    var welcome = packets(2, FAST_WELCOME_FOLLOWS, WELCOME);
    try (var server = new LyingServer(greeting(), welcome, speech, speech)) {
      return probe(deadline, PublicKeys.REFUSED, server);
    }
  }

  @Test
  void aFullServerIsAlive() {
    try (var server = new LyingServer(packets(0, error(1040, "Too many connections")))) {
      assertThat(probe(DEADLINE, PublicKeys.REFUSED, server).reason())
          .isEqualTo(Reason.TOO_MANY_CONNECTIONS);
    }
  }

  @Test
  void aPublicKeyThatNobodyAskedForNeverGetsThePassword() {
    var key = text("\u0001-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----\n");
    for (var keys : PublicKeys.values()) {
      try (var server = new LyingServer(greeting(), packets(2, key), _ -> {})) {
        assertThat(probe(DEADLINE, keys, server).reason()).isEqualTo(Reason.UNREADABLE);
        assertThat(server.heard()).hasSize(1);
      }
    }
  }

  @Test
  void thePasswordIsNotGivenToAKeyThatCouldBeAnybodys() {
    try (var server = new LyingServer(greeting(), packets(2, new byte[] {1, 4}), _ -> {})) {
      assertThat(probe(DEADLINE, PublicKeys.REFUSED, server).reason())
          .isEqualTo(Reason.ACCESS_DENIED);
      assertThat(server.heard()).hasSize(1);
      var sent = new String(server.heard().remove(), StandardCharsets.ISO_8859_1);
      assertThat(sent).contains("understudy").doesNotContain(PASSWORD);
    }
  }

  @Test
  void anotherPluginIsNamed() {
    try (var server =
        new LyingServer(greeting(), packets(2, switchTo("mysql_clear_password")), _ -> {})) {
      var silent = probe(DEADLINE, PublicKeys.BELIEVED, server);
      assertThat(silent.reason()).isEqualTo(Reason.ACCESS_DENIED);
      assertThat(silent.detail()).contains("mysql_clear_password");
    }
  }

  private static byte[] switchTo(String plugin) {
    var packet = text("x" + plugin + "\0abcdefghijklmnopqrst\0");
    packet[0] = (byte) 0xfe;
    return packet;
  }

  @Test
  void aRequestForAFileOfOursIsRefused() {
    var request = text("x/etc/passwd");
    request[0] = (byte) 0xfb;
    var silent = afterLogIn(DEADLINE, packets(1, request));
    assertThat(silent.reason()).isEqualTo(Reason.UNREADABLE);
    assertThat(silent.detail()).contains("file of ours");
  }

  @Test
  void moreColumnsThanThereCanBeAreRefused() {
    var silent =
        afterLogIn(DEADLINE, packets(1, new byte[] {(byte) 0xfe, 0, 0, 0, 64, 0, 0, 0, 0}));
    assertThat(silent.reason()).isEqualTo(Reason.UNREADABLE);
    assertThat(silent.detail()).contains("columns");
  }

  @Test
  void aFieldBeyondItsPacketIsRefused() {
    var silent =
        afterLogIn(
            DEADLINE, packets(1, new byte[] {1}, column("a"), new byte[] {(byte) 0xfc, 1, 2, 3}));
    assertThat(silent.reason()).isEqualTo(Reason.UNREADABLE);
    assertThat(silent.detail()).contains("in the middle of a field");
  }

  @Test
  void aRowOfNullsIsSurvived() {
    byte[] end = {(byte) 0xfe, 0, 0, 2, 0, 0, 0};
    var silent =
        afterLogIn(
            DEADLINE,
            packets(
                1,
                new byte[] {1},
                column("@@global.version"),
                new byte[] {(byte) 0xfb},
                new byte[] {(byte) 0xfe, 0, 0, 10, 0, 0, 0},
                new byte[] {1},
                column("plugin_name"),
                end));
    assertThat(silent.reason()).isEqualTo(Reason.UNREADABLE);
    assertThat(silent.detail()).contains("did not say its");
  }

  @Test
  void anAnswerThatTricklesIsGivenUpAtTheDeadline() {
    var silent = afterLogIn(SHORT, LyingServerTest::trickle);
    assertThat(silent.reason()).isEqualTo(Reason.TIMED_OUT);
  }

  /** A byte every few milliseconds: no single wait is long. */
  private static void trickle(Socket client) throws IOException {
    client.getOutputStream().write(new byte[] {0, 0, 100, 1});
    try {
      for (var k = 0; k < 100_000; k++) {
        client.getOutputStream().write(1);
        Thread.sleep(10);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aConnectionThatEndsInTheMiddleIsBroken() {
    var silent =
        afterLogIn(
            DEADLINE,
            client -> {
              client.getOutputStream().write(new byte[] {9, 0, 0, 1, 1});
              client.close();
            });
    assertThat(silent.reason()).isEqualTo(Reason.BROKEN);
  }

  @Test
  void aValueLongerThanAPacketIsReadWhole() throws SQLException {
    var value = new byte[(1 << 24) + 1000];
    Arrays.fill(value, (byte) 'x');
    var row = new byte[value.length + 9];
    row[0] = (byte) 0xfe;
    row[1] = (byte) value.length;
    row[2] = (byte) (value.length >>> 8);
    row[3] = (byte) (value.length >>> 16);
    row[4] = (byte) (value.length >>> 24);
    System.arraycopy(value, 0, row, 9, value.length);
    var split = 0xffffff;
    byte[] end = {(byte) 0xfe, 0, 0, 2, 0, 0, 0};
    Speech answer =
        packets(
            1,
            new byte[] {1},
            column("a"),
            Arrays.copyOf(row, split),
            Arrays.copyOfRange(row, split, row.length),
            end);
    var welcome = packets(2, FAST_WELCOME_FOLLOWS, WELCOME);
    try (var server = new LyingServer(greeting(), welcome, answer, _ -> {})) {
      var wire = open(server);
      assertThat(wire.ask("SELECT a").getFirst().getFirst().text("A")).hasSize(value.length);
      wire.abort();
    }
  }

  @Test
  void anErrorHasTheServersNumberStateAndWords() throws SQLException {
    var welcome = packets(2, FAST_WELCOME_FOLLOWS, WELCOME);
    var objection = packets(1, error(1064, "#42000You have an error"));
    try (var server = new LyingServer(greeting(), welcome, objection, _ -> {})) {
      var wire = open(server);
      assertThatThrownBy(() -> wire.ask("SELEKT"))
          .isInstanceOfSatisfying(
              SQLException.class,
              it -> {
                assertThat(it.getErrorCode()).isEqualTo(1064);
                assertThat(it.getSQLState()).isEqualTo("42000");
                assertThat(it.getMessage()).isEqualTo("You have an error");
              });
      wire.quit();
    }
  }

  private static Wire open(LyingServer server) throws SQLException {
    return Wire.open(
        server.address(), settings(PublicKeys.REFUSED), DEADLINE, new Shared(Encryption.DISABLED));
  }
}
