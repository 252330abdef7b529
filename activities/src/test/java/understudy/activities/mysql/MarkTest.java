package understudy.activities.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class MarkTest {
  private static final Mark MINE = new Mark("failover/shop/3", 3, "promote", 2, 2_000);

  @Test
  void aMarkSurvivesBeingWrittenIntoASession() {
    assertThat(Mark.parse(MINE.toString())).contains(MINE);
    assertThat(Mark.parse("somebody else's")).isEmpty();
    assertThat(Mark.parse("failover/shop/3/99999999999999999999/promote/2/2000")).isEmpty();
    assertThat(Mark.parse("failover/shop/3/3/promote/2147483648/2000")).isEmpty();
  }

  @Test
  void anEarlierAttemptOfTheSameStepIsOutranked() {
    assertThat(MINE.outranks(new Mark("failover/shop/3", 3, "promote", 1, 1_000))).isTrue();
    assertThat(MINE.outranks(new Mark("failover/shop/3", 3, "promote", 1, 2_000))).isTrue();
  }

  @Test
  void aLaterAttemptIsNotOutrankedEvenWhenItsCountBeganAnew() {
    assertThat(MINE.outranks(new Mark("failover/shop/3", 3, "promote", 1, 3_000))).isFalse();
    assertThat(MINE.outranks(MINE)).isFalse();
  }

  @Test
  void whateverAnOlderOperationLeftBehindIsOutranked() {
    assertThat(MINE.outranks(new Mark("switchover/shop/2", 2, "repoint", 1, 9_000))).isTrue();
    assertThat(MINE.outranks(new Mark("failover/shop/4", 4, "freeze", 1, 1_000))).isFalse();
  }

  @Test
  void otherStepsOfTheSameOperationAreLeftAlone() {
    assertThat(MINE.outranks(new Mark("failover/shop/3", 3, "repoint", 1, 1_000))).isFalse();
  }
}
