package understudy.activities.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import understudy.topology.Silent.Reason;

final class SilencesTest {
  static Stream<Arguments> networkFailures() {
    return Stream.of(
        Arguments.of(new ConnectException("Connection refused"), Reason.REFUSED),
        Arguments.of(new ConnectException("Connection timed out"), Reason.TIMED_OUT),
        Arguments.of(new ConnectException("Network is unreachable"), Reason.UNREACHABLE),
        Arguments.of(new NoRouteToHostException("No route to host"), Reason.UNREACHABLE),
        Arguments.of(new UnknownHostException("db9"), Reason.UNREACHABLE),
        Arguments.of(new SocketTimeoutException("Read timed out"), Reason.TIMED_OUT),
        Arguments.of(new EOFException("unexpected end of stream"), Reason.BROKEN),
        Arguments.of(new SocketException("Connection reset"), Reason.BROKEN),
        Arguments.of(new SSLHandshakeException("no trusted certificate"), Reason.UNREADABLE));
  }

  @ParameterizedTest
  @MethodSource("networkFailures")
  void theInnermostTroubleOfTheNetworkDecides(Exception cause, Reason reason) {
    var wrapped = new SQLException("Communications link failure", "08S01", 0, cause);

    assertThat(Silences.reason(wrapped)).isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "1045, 28000, ACCESS_DENIED",
    "1044, 42000, ACCESS_DENIED",
    "1227, 42000, ACCESS_DENIED",
    "1142, 42000, ACCESS_DENIED",
    "1130, HY000, ACCESS_DENIED",
    "1040, 08004, TOO_MANY_CONNECTIONS",
    "1203, 42000, TOO_MANY_CONNECTIONS",
    "1129, HY000, TOO_MANY_CONNECTIONS",
    "1053, 08S01, BROKEN",
    "1193, HY000, UNREADABLE",
    "1064, 42000, UNREADABLE"
  })
  void theServersOwnNumberDecides(int number, String state, Reason reason) {
    assertThat(Silences.reason(new SQLException("no", state, number))).isEqualTo(reason);
  }

  @Test
  void aServerThatLiesIsAliveAndUnreadable() {
    var reason = Silences.reason(new Answers.UnreadableException("no uuid"));

    assertThat(reason).isEqualTo(Reason.UNREADABLE);
    assertThat(reason.provesAlive()).isTrue();
  }

  @Test
  void theDetailIsTheServersOwnFirstLine() {
    var said = new SQLException("Access denied for user 'u'\nand more", "28000", 1045);

    assertThat(Silences.detail(said)).isEqualTo("Access denied for user 'u'");
  }
}
