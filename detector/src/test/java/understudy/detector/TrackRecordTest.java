package understudy.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import understudy.topology.InstanceAddress;
import understudy.topology.Silent;
import understudy.topology.examination.Budget;
import understudy.topology.examination.Track;

final class TrackRecordTest {
  private final Clockwork clockwork = new Clockwork();
  private final TrackRecord track = new TrackRecord(clockwork);

  @Test
  void itCountsProbesAndFailuresAndHowSlowNineteenOfTwentyAre() {
    for (var k = 0; k < 95; k++) {
      answer(Duration.ofMillis(3));
    }
    for (var k = 0; k < 5; k++) {
      track.missed();
      track.heardLate(silent(Silent.Reason.ACCESS_DENIED), Duration.ofMillis(900));
    }
    clockwork.now += Duration.ofMinutes(2).toNanos();
    assertThat(track.read())
        .isEqualTo(new Track(Duration.ofMinutes(2), 100, 5, Duration.ofMillis(4)));
    track.heardLate(silent(Silent.Reason.ACCESS_DENIED), Duration.ofMillis(900));
    assertThat(track.read().slow()).isEqualTo(Duration.ofMillis(1024));
  }

  @Test
  void whatIsOlderThanThreeMinutesIsForgotten() {
    track.missed();
    clockwork.now += Duration.ofMinutes(3).toNanos();
    answer(Duration.ofMillis(1));
    assertThat(track.read())
        .isEqualTo(new Track(Duration.ofMinutes(3), 1, 0, Duration.ofMillis(1)));
  }

  @Test
  void whoWasAwayForAMinuteIsNotJustAliveEnough() {
    for (var second = 0; second < 180; second++) {
      if (second >= 60 && second < 120) {
        track.missed();
      } else {
        answer(Duration.ofMillis(3));
      }
      clockwork.now += Duration.ofSeconds(1).toNanos();
    }
    assertThat(track.read().failed()).isEqualTo(3);
    assertThat(track.read().exceeds(Budget.DEFAULT)).isFalse();
  }

  @Test
  void oneInTenOverMinutesIsMoreThanTheBudgetAllows() {
    for (var second = 0; second < 170; second++) {
      if (second % 10 == 0) {
        track.missed();
      } else {
        answer(Duration.ofMillis(3));
      }
      clockwork.now += Duration.ofSeconds(1).toNanos();
    }
    assertThat(track.read().exceeds(Budget.DEFAULT)).isTrue();
  }

  @Test
  void whereNobodyListensAServerIsDeadAndNotJustAliveEnough() {
    for (var second = 0; second < 170; second++) {
      if (second % 10 < 3) {
        track.heard(silent(Silent.Reason.REFUSED), Duration.ofMillis(1));
      } else {
        answer(Duration.ofMillis(3));
      }
      clockwork.now += Duration.ofSeconds(1).toNanos();
    }
    assertThat(track.read().failed()).isZero();
    assertThat(track.read().exceeds(Budget.DEFAULT)).isFalse();
  }

  @Test
  void whoRefusesUsIsAlive() {
    track.heard(silent(Silent.Reason.TOO_MANY_CONNECTIONS), Duration.ofMillis(1));
    track.heard(silent(Silent.Reason.BROKEN), Duration.ofMillis(1));
    assertThat(track.read().probes()).isEqualTo(2);
    assertThat(track.read().failed()).isEqualTo(1);
  }

  private void answer(Duration took) {
    track.heard(silent(Silent.Reason.ACCESS_DENIED), took);
  }

  private static Silent silent(Silent.Reason reason) {
    return new Silent(InstanceAddress.parse("db1:3306"), Instant.EPOCH, reason, "");
  }

  private static final class Clockwork implements Time {
    long now;

    @Override
    public long nanos() {
      return now;
    }

    @Override
    public boolean await(Semaphore sign, Duration atMost) {
      throw new IllegalStateException("nobody waits");
    }

    @Override
    public void rest(Duration duration) {
      throw new IllegalStateException("nobody rests");
    }
  }
}
