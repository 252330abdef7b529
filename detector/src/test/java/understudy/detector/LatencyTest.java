package understudy.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import understudy.topology.Seen;
import understudy.topology.Silent;

final class LatencyTest {
  private static final DetectorSettings SETTINGS = DetectorSettings.DEFAULT;

  @Test
  void whoeverIsNotKnownYetGetsTheDeadlineThatIsSet() {
    assertThat(after(3, Duration.ofMillis(1)).deadline()).isEqualTo(SETTINGS.deadline());
  }

  @Test
  void whoeverIsUsuallyQuickIsMissedSoon() {
    assertThat(after(50, Duration.ofMillis(2)).deadline()).isEqualTo(Duration.ofMillis(150));
    assertThat(after(50, Duration.ofMillis(80)).deadline()).isEqualTo(Duration.ofMillis(320));
  }

  @Test
  void whoeverIsUsuallySlowIsGivenTimeButNoLongerThanThePatience() {
    assertThat(after(50, Duration.ofMillis(800)).deadline()).isEqualTo(Duration.ofMillis(1600));
    assertThat(after(50, Duration.ofSeconds(5)).deadline()).isEqualTo(SETTINGS.patience());
  }

  @Test
  void oneSlowAnswerAmongManyChangesNothingAndSilenceIsNoAnswer() {
    var latency = after(50, Duration.ofMillis(2));
    latency.took(seen(), Duration.ofMillis(900));
    var silent = new Silent(World.at("db1"), Instant.EPOCH, Silent.Reason.TIMED_OUT, "");
    latency.took(silent, Duration.ofSeconds(2));
    latency.took(silent, Duration.ofSeconds(2));
    assertThat(latency.deadline()).isEqualTo(Duration.ofMillis(150));
  }

  private static Latency after(int answers, Duration each) {
    var latency = new Latency(SETTINGS);
    for (var k = 0; k < answers; k++) {
      latency.took(seen(), each);
    }
    return latency;
  }

  /** Any answer will do. */
  private static Seen seen() {
    return new Server(World.at("db1"), Instant.EPOCH).seen(Instant.EPOCH, Duration.ZERO);
  }
}
