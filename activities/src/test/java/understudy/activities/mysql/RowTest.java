package understudy.activities.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import understudy.activities.mysql.Answers.Row;
import understudy.activities.mysql.Answers.UnreadableException;
import understudy.topology.InstanceAddress;

/** Numbers from a server that lies: none wraps around into one that could be. */
final class RowTest {
  private static final String WRAPS_TO_3306 = Long.toString((1L << 32) + 3306);

  @Test
  void aPortIsReadAsItIs() {
    assertThat(row("db1", "3306").address("host", "port"))
        .isEqualTo(new InstanceAddress("db1", 3306));
  }

  static Stream<String> portsThatCannotBe() {
    return Stream.of("0", "-1", "65536", "2147483648", WRAPS_TO_3306, "99999999999999999999", "x");
  }

  @ParameterizedTest
  @MethodSource("portsThatCannotBe")
  void aPortThatCannotBeIsRefusedByName(String port) {
    assertThatThrownBy(() -> row("db1", port).address("host", "port"))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("the server's ")
        .hasMessageContaining("port");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two words", "-x"})
  void aHostThatCannotBeIsRefusedByName(String host) {
    assertThatThrownBy(() -> row(host, "3306").address("host", "port"))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("the server's host and port are no address");
  }

  @ParameterizedTest
  @MethodSource("portsThatCannotBe")
  void anInstanceThatGivesNoSenseAsItsAddressGivesNone(String port) {
    assertThat(Observing.address(row("db1", port), "host", "port")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"2147483648, is 2147483648", "-2147483649, is -2147483649", "1e3, is no number"})
  void aCountThatCannotBeIsRefusedByName(String count, String why) {
    var row = row("db1", count);
    assertThatThrownBy(() -> row.count("port"))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("the server's port " + why);
    assertThatThrownBy(() -> row.findCount("port")).isInstanceOf(UnreadableException.class);
  }

  @Test
  void whatIsNotThereIsNoNumber() {
    assertThat(row("db1", "1").findCount("lag")).isEmpty();
    assertThat(row("db1", "1").findNumber("lag")).isEmpty();
    assertThatThrownBy(() -> row("db1", "1").number("lag")).hasMessageContaining("its lag");
  }

  private static Row row(String host, String port) {
    return Rows.of(Map.of("host", host, "port", port));
  }
}
