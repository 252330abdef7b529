package understudy.activities.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import understudy.activities.mysql.Literals.Backslash;

final class LiteralsTest {
  private final Literals usual = new Literals(Backslash.ESCAPES);

  @Test
  void aValueTakesThePlaceOfEachQuestionMark() {
    assertThat(usual.into("DO f(?, 1, ?)", "a", 2)).isEqualTo("DO f('a', 1, '2')");
  }

  @Test
  void questionMarksInTextsAndNamesStay() {
    assertThat(usual.into("SELECT '?', \"?\", `?`, ?", "x"))
        .isEqualTo("SELECT '?', \"?\", `?`, 'x'");
  }

  @Test
  void noValueEndsItsOwnText() {
    assertThat(usual.into("DO ?", "it's \\ over'; DROP")).isEqualTo("DO 'it''s \\\\ over''; DROP'");
    assertThat(new Literals(Backslash.IS_A_LETTER).into("DO ?", "\\'")).isEqualTo("DO '\\'''");
  }

  @Test
  void valuesAndQuestionMarksMustBeAsMany() {
    assertThatThrownBy(() -> usual.into("DO ?", "a", "b"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> usual.into("DO ?, ?", "a"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
