package understudy.topology.gtid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GtidSetTest {
  private static final String A = "aaaaaaaa-0000-0000-0000-00000000000a";
  private static final String B = "bbbbbbbb-0000-0000-0000-00000000000b";
  private static final long LARGEST = Long.MAX_VALUE - 1;

  @Test
  void readsWhatMySqlPrintsOverSeveralLines() {
    var printed = A.toUpperCase(Locale.ROOT) + ":1-5:7:Tag_1:1-3,\n" + B + ":1 ";
    assertThat(GtidSet.parse(printed)).hasToString(A + ":1-5:7:tag_1:1-3," + B + ":1");
  }

  @Test
  void readsSpacesAroundEveryWord() {
    assertThat(GtidSet.parse(" " + A + " : 1 - 5 : 7 ,, " + B + ": 1\r\n,"))
        .hasToString(A + ":1-5:7," + B + ":1");
  }

  @Test
  void joinsNeighboursAndOverlaps() {
    assertThat(GtidSet.parse(A + ":4-6:1-2:3:5-9," + A + ":10")).hasToString(A + ":1-10");
  }

  @Test
  void keepsTagsApart() {
    var tagged = GtidSet.parse(A + ":blue:1-3");
    assertThat(GtidSet.parse(A + ":1-3").contains(tagged)).isFalse();
    assertThat(GtidSet.parse(A + ":1-3:blue:1-3").minus(tagged)).hasToString(A + ":1-3");
  }

  @Test
  void theEmptyTextIsTheEmptySet() {
    assertThat(GtidSet.parse(" \n")).isEqualTo(GtidSet.empty()).hasToString("");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        A,
        A + ":",
        A + "::1",
        A + ":5-1",
        A + ":0",
        A + ":0-3",
        A + ":-1",
        A + ":1-",
        A + ":1-2-3",
        A + ":1.5",
        A + ":9223372036854775807",
        A + ":1-99999999999999999999",
        A + ":99999999999999999999999999999999",
        A + ":tag",
        A + ":tag:other:1",
        A + ":1:tag",
        A + ":a-tag:1",
        A + ":\n:1",
        "binlog.000001:154",
        "ANONYMOUS",
        "'; drop table t; --:1",
        "aaaaaaaa-0000-0000-0000-00000000000:1",
      })
  void refusesWhatIsNoGtidSetInOneSentence(String text) {
    assertThatThrownBy(() -> GtidSet.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("[^\n]{5,300}");
  }

  @Test
  void countsToTheLargestNumberAndNotBeyond() {
    var largest = GtidSet.parse(A + ":1-" + LARGEST);
    assertThat(largest.count()).isEqualTo(LARGEST);
    assertThat(largest.union(GtidSet.parse(B + ":1-" + LARGEST)).count()).isEqualTo(Long.MAX_VALUE);
    assertThat(largest.minus(largest)).isEqualTo(GtidSet.empty());
    assertThat(largest.minus(GtidSet.parse(A + ":2-" + LARGEST))).hasToString(A + ":1");
  }

  @Test
  void readsTenMegabytesInProportionateTime() {
    var text = new StringBuilder(A);
    for (var number = 1L; text.length() < 10_000_000; number += 2) {
      text.append(':').append(number);
    }
    var set = assertTimeoutPreemptively(Duration.ofSeconds(10), () -> GtidSet.parse(text + ""));
    assertThat(set.toString()).isEqualTo(text.toString());
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> assertThat(set.minus(set.union(GtidSet.parse(B + ":1"))).isEmpty()).isTrue());
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ":", "-", "1", " ", "\n", "a", A + ":1-", A + ",", A + ":x:"})
  void neitherHangsNorPrintsTenMegabytesOfNonsense(String unit) {
    var text = unit.repeat(10_000_000 / unit.length());
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> {
          try {
            assertThat(GtidSet.parse(text)).isEqualTo(GtidSet.empty());
          } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage()).hasSizeLessThan(300).doesNotContain("\n");
          }
        });
  }
}
