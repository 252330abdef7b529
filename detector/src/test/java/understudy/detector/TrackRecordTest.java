package understudy.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import understudy.topology.examination.Budget;
import understudy.topology.examination.Track;

final class TrackRecordTest {
  private final Clockwork clockwork = new Clockwork();
  private final TrackRecord track = new TrackRecord(clockwork);

  @Test
  void itCountsProbesAndFailuresAndHowSlowNineteenOfTwentyAre() {
    for (var k = 0; k < 95; k++) {
      track.answered(Duration.ofMillis(3));
    }
    for (var k = 0; k < 5; k++) {
      track.missed();
      track.answeredLate(Duration.ofMillis(900));
    }
    clockwork.now += Duration.ofMinutes(2).toNanos();
    assertThat(track.read())
        .isEqualTo(new Track(Duration.ofMinutes(2), 100, 5, Duration.ofMillis(4)));
    track.answeredLate(Duration.ofMillis(900));
    assertThat(track.read().slow()).isEqualTo(Duration.ofMillis(1024));
  }

  @Test
  void whatIsOlderThanThreeMinutesIsForgotten() {
    track.missed();
    clockwork.now += Duration.ofMinutes(3).toNanos();
    track.answered(Duration.ofMillis(1));
    assertThat(track.read())
        .isEqualTo(new Track(Duration.ofMinutes(3), 1, 0, Duration.ofMillis(1)));
  }

  @Test
  void whoWasAwayForAMinuteIsNotJustAliveEnough() {
    for (var second = 0; second < 180; second++) {
      if (second >= 60 && second < 120) {
        track.missed();
      } else {
        track.answered(Duration.ofMillis(3));
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
        track.answered(Duration.ofMillis(3));
      }
      clockwork.now += Duration.ofSeconds(1).toNanos();
    }
    assertThat(track.read().exceeds(Budget.DEFAULT)).isTrue();
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
