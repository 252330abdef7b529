package understudy.activities.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import understudy.activities.mysql.Answers.Row;
import understudy.topology.Writability;

final class AfterRestartTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0, COMPILED, WRITABLE",
    "1, 0, GLOBAL, READ_ONLY",
    "1, 1, SERVER, SUPER_READ_ONLY",
    "0, 0, EXPLICIT, WRITABLE",
    "1, 1, COMMAND_LINE, SUPER_READ_ONLY"
  })
  void whatFilesSayHoldsAfterARestartToo(
      String readOnly, String superReadOnly, String origin, Writability expected) {
    var found =
        AfterRestart.of(
            self(readOnly, superReadOnly),
            Map.of("read_only", from(origin), "super_read_only", from(origin)));

    assertThat(found).contains(expected);
  }

  @Test
  void whatWasSetWhileItRanHidesWhatItsFilesSay() {
    var dynamic = Map.of("read_only", from("DYNAMIC"), "super_read_only", from("DYNAMIC"));

    assertThat(AfterRestart.of(self("1", "1"), dynamic)).isEmpty();
    assertThat(AfterRestart.of(self("0", "0"), dynamic)).isEmpty();
  }

  @Test
  void aPersistedValueCountsWhateverHoldsNow() {
    var persisted = Map.of("read_only", persisted("OFF"), "super_read_only", persisted("ON"));

    assertThat(AfterRestart.of(self("0", "0"), persisted)).contains(Writability.SUPER_READ_ONLY);
  }

  /** Half of it is enough to know that nobody without special rights may write. */
  @Test
  void oneOfTheTwoIsEnoughWhereItCloses() {
    var half = Map.of("read_only", persisted("ON"), "super_read_only", from("DYNAMIC"));
    var other = Map.of("read_only", persisted("OFF"), "super_read_only", from("DYNAMIC"));

    assertThat(AfterRestart.of(self("0", "0"), half)).contains(Writability.READ_ONLY);
    assertThat(AfterRestart.of(self("0", "0"), other)).isEmpty();
  }

  @Test
  void aServerThatDoesNotSayWhereItsValuesComeFromIsNotJudged() {
    assertThat(AfterRestart.of(self("0", "0"), Map.of())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0, COMPILE-TIME, WRITABLE",
    "1, CONFIG, READ_ONLY_AT_BEST",
    "ON, COMMAND-LINE, READ_ONLY_AT_BEST",
    "NO_LOCK_NO_ADMIN, CONFIG, SUPER_READ_ONLY"
  })
  void mariaDbTellsWhereItsOneValueComesFrom(String readOnly, String origin, Writability expected) {
    assertThat(ofMaria(readOnly, origin)).contains(expected);
  }

  @Test
  void whatWasSetWhileMariaDbRanIsGoneAfterARestart() {
    assertThat(ofMaria("0", "SQL")).isEmpty();
    assertThat(AfterRestart.ofMaria(Rows.of(Map.of("read_only", "0")), List.of())).isEmpty();
  }

  private static Optional<Writability> ofMaria(String readOnly, String origin) {
    return AfterRestart.ofMaria(
        Rows.of(Map.of("read_only", readOnly)), List.of(Rows.of(Map.of("origin", origin))));
  }

  private static Row self(String readOnly, String superReadOnly) {
    return Rows.of(Map.of("read_only", readOnly, "super_read_only", superReadOnly));
  }

  private static Row from(String origin) {
    return Rows.of(Map.of("variable_source", origin));
  }

  private static Row persisted(String value) {
    return Rows.of(Map.of("variable_source", "DYNAMIC", "persisted", value));
  }
}
