package understudy.topology.gtid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import understudy.topology.ServerUuid;

class DomainPositionTest {
  private static final GtidSet BEFORE = GtidSet.parse("0-1-100");
  private static final GtidSet AFTER = GtidSet.parse("0-1-100,0-2-150");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0-1-100",
        "0-1-100,0-2-150,7-1-3",
        "0-2-101-150",
        "0-2-7-7,0-2-9-9",
        "3e11fa47-71ca-11e1-9e33-c80aa9429562:1-5,0-1-100"
      })
  void isPrintedAsItWasRead(String text) {
    assertThat(GtidSet.parse(text)).hasToString(text);
    assertThat(GtidSet.parse(GtidSet.parse(text).toString())).isEqualTo(GtidSet.parse(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0-1-7,0-1-9 | 0-1-9",
        "' 0-2-5 , 0-1-4 ' | 0-1-4,0-2-5",
        "0-1-0 | ''",
        "0-1-1-9 | 0-1-1-9"
      })
  void isReadInAnyOrder(String text, String normal) {
    assertThat(GtidSet.parse(text)).hasToString(normal);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0-1",
        "0-1-",
        "-1-1-1",
        "0-1-9-7",
        "0-1-99999999999999999999",
        "4294967296-1-1",
        "0-4294967296-1",
        "0-1-1-1-1",
        "0-1-0-5"
      })
  void whatIsNoPositionIsRefused(String text) {
    assertThatThrownBy(() -> GtidSet.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theNextPrimaryGoesOnWhereTheLastOneEnded() {
    assertThat(AFTER.contains(BEFORE)).isTrue();
    assertThat(BEFORE.contains(AFTER)).isFalse();
    assertThat(AFTER.minus(BEFORE)).hasToString("0-2-101-150");
    assertThat(AFTER.minus(BEFORE).count()).isEqualTo(50);
    assertThat(AFTER.count()).isEqualTo(150);
  }

  @Test
  void ofTwoTransactionsWithOneNumberNeitherIsTheOther() {
    var deposed = GtidSet.parse("0-1-101");

    assertThat(AFTER.contains(deposed)).isFalse();
    assertThat(deposed.minus(AFTER)).hasToString("0-1-101-101");
    assertThat(AFTER.minus(deposed)).hasToString("0-2-101-150");
  }

  @Test
  void whoWasMadeFromABackupHasWhatCameBeforeIt() {
    var restored = GtidSet.parse("0-2-120");

    assertThat(AFTER.contains(restored)).isTrue();
    assertThat(restored.contains(GtidSet.parse("0-1-100,0-2-110"))).isTrue();
    assertThat(AFTER.minus(restored)).hasToString("0-2-121-150");
  }

  @Test
  void twoHistoriesThatWereJoinedAreStillTwo() {
    var both = GtidSet.parse("0-1-101").union(AFTER);

    assertThat(both.minus(AFTER)).hasToString("0-1-101-101");
    assertThat(AFTER.contains(both)).isFalse();
  }

  @Test
  void aDifferenceSaysNothingOfWhatCameBeforeIt() {
    var errant = GtidSet.parse("0-1-100,0-3-101").minus(BEFORE);

    assertThat(errant).hasToString("0-3-101-101");
    assertThat(GtidSet.parse("0-1-100,0-3-101").minus(errant).contains(BEFORE)).isTrue();
    assertThat(errant.contains(BEFORE)).isFalse();
  }

  @Test
  void domainsAreApart() {
    assertThat(GtidSet.parse("1-1-5").minus(GtidSet.parse("0-1-9"))).hasToString("1-1-5");
    assertThat(GtidSet.parse("0-1-5,1-1-5").count()).isEqualTo(10);
  }

  @Test
  void theLastOfEachDomainIsWhatMariaDbItselfCallsAPosition() {
    assertThat(GtidSet.parse("0-1-100,0-2-150,3-1-7").lastOfDomains()).isEqualTo("0-2-150,3-1-7");
    assertThat(GtidSet.empty().lastOfDomains()).isEmpty();
  }

  @Test
  void aServerIsKnownByItsId() {
    var two = ServerUuid.ofServerId(2);

    assertThat(AFTER.servers()).containsExactly(ServerUuid.ofServerId(1), two);
    assertThat(AFTER.minus(BEFORE).from(two).count()).isEqualTo(50);
  }
}
