package understudy.activities.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import understudy.activities.mysql.Pulses.Sign;
import understudy.topology.InstanceAddress;

class PulsesTest {
  private static final InstanceAddress DB2 = new InstanceAddress("db2", 3306);
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration OFTEN = Duration.ofMillis(500);
  private static final Duration RARELY = Duration.ofSeconds(30);

  private final Pulses pulses = new Pulses();

  @Test
  void afterOneLookNothingCanBeSaid() {
    assertThat(felt(0, 7, 100).last()).isEmpty();
    assertThat(felt(0, 7, 100).every()).isEqualTo(OFTEN);
  }

  @Test
  void whoHasCountedOnHasHeardNoLongerAgoThanHeartbeatsAreApart() {
    felt(0, 7, 100);

    assertThat(felt(1, 8, 100).last()).contains(START.plusMillis(500));
    assertThat(felt(2, 8, 164).last()).contains(START.plusMillis(1500));
  }

  @Test
  void whoHasCountedOnHasHeardSinceTheLastLookAndNoMoreIsClaimed() {
    felt(0, Optional.empty(), RARELY);

    assertThat(felt(1, Optional.empty(), RARELY).last()).contains(START);
    assertThat(felt(2, Optional.empty(), RARELY).last()).contains(START.plusSeconds(1));
    assertThat(felt(3, Optional.empty(), Duration.ZERO).last()).contains(START.plusSeconds(2));
  }

  @Test
  void whoCountsNoMoreHasHeardNothingSinceItWasFirstSeenSo() {
    felt(0, 7, 100);

    assertThat(felt(1, 7, 100).last()).contains(START);
    assertThat(felt(2, 7, 100).last()).contains(START);
  }

  @Test
  void aLookThatWasOvertakenSaysNothingNew() {
    felt(0, 7, 100);
    felt(2, 8, 100);

    assertThat(felt(1, 7, 100).last()).contains(START.plusMillis(1500));
  }

  @Test
  void whatIsForgottenBeginsAnew() {
    felt(0, 7, 100);
    pulses.forget(DB2);

    assertThat(felt(1, 7, 100).last()).isEmpty();
  }

  @Test
  void aServerThatKeepsTimesIsBelievedAtTheFirstLook() {
    assertThat(told(10, -1, 100).last()).contains(START.minusSeconds(1));
  }

  /** MySQL 5.7: it keeps the time of heartbeats only, and a source that writes sends none. */
  @Test
  void aReplicaOfABusySourceHearsItThoughItsHeartbeatsAreLongAgo() {
    told(10, 0, 100);

    assertThat(told(11, 0, 164).last()).contains(START.plusMillis(10_500));
    assertThat(told(12, 0, 228).last()).contains(START.plusMillis(11_500));
    assertThat(told(20, 0, 228).last()).contains(START.plusMillis(11_500));
  }

  @Test
  void aServersOwnWordCountsWhereItIsLater() {
    told(10, 9, 100);

    assertThat(told(11, 10, 100).last()).contains(START.plusSeconds(10));
    assertThat(told(12, 12, 164).last()).contains(START.plusSeconds(12));
    assertThat(told(13, 12, 164).last()).contains(START.plusSeconds(12));
  }

  private Hearing told(int second, int lastHeartbeat, int offset) {
    var last = Optional.of(START.plusSeconds(lastHeartbeat));
    return felt(second, "binlog.000001:" + offset, new Hearing(last, OFTEN));
  }

  /** A server without a word of its own, which has counted on at every look. */
  private Hearing felt(int second, Optional<Instant> last, Duration every) {
    return felt(second, Integer.toString(second), new Hearing(last, every));
  }

  private Hearing felt(int second, int heartbeats, int offset) {
    var row =
        Rows.of(
            Map.of(
                "connection_name", "",
                "slave_received_heartbeats", Integer.toString(heartbeats),
                "slave_heartbeat_period", "0.500",
                "master_log_file", "binlog.000001",
                "read_master_log_pos", Integer.toString(offset)));
    var sign = Sign.ofMaria(row);
    return felt(second, sign.count(), sign.told());
  }

  private Hearing felt(int second, String count, Hearing told) {
    return pulses
        .felt(DB2, Map.of("", new Sign(count, told)), START.plusSeconds(second))
        .getOrDefault("", Hearing.NOTHING);
  }
}
