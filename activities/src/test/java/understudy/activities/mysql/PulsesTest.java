package understudy.activities.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import understudy.topology.InstanceAddress;

class PulsesTest {
  private static final InstanceAddress DB2 = new InstanceAddress("db2", 3306);
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final Pulses pulses = new Pulses();

  @Test
  void afterOneLookNothingCanBeSaid() {
    assertThat(felt(0, 7, 100).last()).isEmpty();
    assertThat(felt(0, 7, 100).every()).isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void whoHasCountedOnHasHeardJustNow() {
    felt(0, 7, 100);

    assertThat(felt(1, 8, 100).last()).contains(START.plusSeconds(1));
    assertThat(felt(2, 8, 164).last()).contains(START.plusSeconds(2));
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

    assertThat(felt(1, 7, 100).last()).contains(START.plusSeconds(2));
  }

  @Test
  void whatIsForgottenBeginsAnew() {
    felt(0, 7, 100);
    pulses.forget(DB2);

    assertThat(felt(1, 7, 100).last()).isEmpty();
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
    return pulses
        .felt(DB2, List.of(row), START.plusSeconds(second))
        .getOrDefault("", Hearing.NOTHING);
  }
}
