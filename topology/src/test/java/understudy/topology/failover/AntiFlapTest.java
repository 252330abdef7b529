package understudy.topology.failover;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import understudy.topology.InstanceAddress;
import understudy.topology.failover.PastFailover.Review;
import understudy.topology.gtid.GtidSet;

class AntiFlapTest {
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final InstanceAddress DB1 = InstanceAddress.parse("db1");
  private static final InstanceAddress DB2 = InstanceAddress.parse("db2");
  private static final InstanceAddress DB3 = InstanceAddress.parse("db3");

  @Test
  void grantsTheFirst() {
    assertThat(AntiFlap.permit(List.of(), DB1, NOW, HOUR)).isEqualTo(new Permit.Granted());
  }

  @Test
  void blocksASecondWithinThePeriodAndSaysUntilWhen() {
    var permit = AntiFlap.permit(List.of(past(DB1, DB2, 10, Review.OPEN)), DB3, NOW, HOUR);
    assertThat(permit)
        .isInstanceOfSatisfying(
            Permit.Blocked.class,
            blocked -> {
              assertThat(blocked.until()).isEqualTo(NOW.plus(Duration.ofMinutes(50)));
              assertThat(blocked.sentence())
                  .contains("failover/shop/10", "db1:3306", "db2:3306", "acknowledge it")
                  .doesNotContain("\n");
            });
  }

  @Test
  void blocksWhenTheFormerPrimaryDiesAgain() {
    var past = List.of(past(DB1, DB2, 20, Review.OPEN), past(DB2, DB1, 30, Review.ACKNOWLEDGED));
    assertThat(AntiFlap.permit(past, DB1, NOW, HOUR)).isInstanceOf(Permit.Blocked.class);
  }

  @Test
  void doesNotBlockTheDeathOfTheNewPrimary() {
    var past = List.of(past(DB1, DB2, 10, Review.OPEN));
    assertThat(AntiFlap.permit(past, DB2, NOW, HOUR)).isEqualTo(new Permit.Granted());
  }

  @Test
  void onlyTheLatestPromotionIsExempt() {
    var past = List.of(past(DB2, DB3, 5, Review.OPEN), past(DB1, DB2, 10, Review.OPEN));
    assertThat(AntiFlap.permit(past, DB3, NOW, HOUR)).isEqualTo(new Permit.Granted());
    assertThat(AntiFlap.permit(past, DB2, NOW, HOUR))
        .isInstanceOfSatisfying(
            Permit.Blocked.class,
            blocked -> assertThat(blocked.until()).isEqualTo(NOW.plus(Duration.ofMinutes(55))));
  }

  @Test
  void anAcknowledgedOneDoesNotBlock() {
    var past = List.of(past(DB1, DB2, 10, Review.ACKNOWLEDGED));
    assertThat(AntiFlap.permit(past, DB3, NOW, HOUR)).isEqualTo(new Permit.Granted());
  }

  @Test
  void theBlockEndsWithThePeriodToTheInstant() {
    var past = List.of(past(DB1, DB2, 60, Review.OPEN));
    assertThat(AntiFlap.permit(past, DB3, NOW, HOUR)).isEqualTo(new Permit.Granted());
    assertThat(AntiFlap.permit(past, DB3, NOW.minusMillis(1), HOUR))
        .isInstanceOf(Permit.Blocked.class);
  }

  @Test
  void theseTestsVisitEveryKindOfPermit() {
    var open = List.of(past(DB1, DB2, 10, Review.OPEN));
    var visited =
        Stream.of(DB2, DB3)
            .map(lost -> AntiFlap.permit(open, lost, NOW, HOUR).getClass().getName())
            .toList();
    var kinds = Stream.of(Permit.class.getPermittedSubclasses()).map(Class::getName).toList();
    assertThat(visited).containsExactlyInAnyOrderElementsOf(kinds);
  }

  private static PastFailover past(
      InstanceAddress lost, InstanceAddress promoted, int minutesAgo, Review review) {
    return new PastFailover(
        "failover/shop/" + minutesAgo,
        lost,
        promoted,
        NOW.minus(Duration.ofMinutes(minutesAgo)),
        review,
        GtidSet.empty());
  }
}
