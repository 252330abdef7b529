package understudy.topology.trait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import understudy.topology.InstanceAddress;

class DowntimeTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final InstanceAddress DB1 = InstanceAddress.parse("db1");
  private static final InstanceAddress DB2 = InstanceAddress.parse("db2");
  private static final Downtime OWN =
      new Downtime(Optional.of(DB1), "kernel update", NOON.plusSeconds(60));
  private static final Downtime WHOLE =
      new Downtime(Optional.empty(), "the rack moves", NOON.plusMillis(120_400));

  @Test
  void anInstanceIsInItsOwnDowntimeAndInThatOfItsCluster() {
    var known = Particulars.NONE.in(OWN).in(WHOLE);

    assertThat(known.downtimesOf(DB1, NOON)).containsExactly(WHOLE, OWN);
    assertThat(known.downtimesOf(DB2, NOON)).containsExactly(WHOLE);
    assertThat(known.downtimes(NOON)).containsExactly(WHOLE, OWN);
  }

  @Test
  void aDowntimeEndsByItselfOrByHand() {
    var known = Particulars.NONE.in(OWN).in(WHOLE);

    assertThat(known.downtimesOf(DB1, OWN.until())).containsExactly(WHOLE);
    assertThat(known.downtimesOf(DB1, WHOLE.until())).isEmpty();
    assertThat(known.outOfDowntime(Optional.empty()).downtimesOf(DB1, NOON)).containsExactly(OWN);
    assertThat(known.outOfDowntime(Optional.of(DB1)).downtimes(NOON)).containsExactly(WHOLE);
  }

  @Test
  void theLastWordAboutADowntimeCounts() {
    var longer = new Downtime(OWN.instance(), "it takes longer", NOON.plusSeconds(600));

    assertThat(Particulars.NONE.in(OWN).in(longer).downtimes(NOON)).containsExactly(longer);
  }

  @Test
  void whatHasNoEndIsNoDowntime() {
    var endless = Trait.of(Attribute.DOWNTIME, "for ever", Origin.OPERATOR);

    assertThat(Particulars.NONE.with(DB1, it -> it.with(endless)).downtimes(NOON)).isEmpty();
  }

  @Test
  void itIsSaidInOneClause() {
    assertThat(OWN.sentence())
        .isEqualTo("db1:3306 is in downtime until 2026-01-01T12:01:00Z: kernel update");
    assertThat(WHOLE.sentence())
        .isEqualTo("the whole cluster is in downtime until 2026-01-01T12:02:00Z: the rack moves");
  }

  @Test
  void noReasonAndAnAbsurdLengthAreRefused() {
    assertThatThrownBy(() -> Particulars.NONE.in(new Downtime(Optional.of(DB1), " ", NOON)))
        .hasMessageContaining("the reason of a downtime has 1 to 120 characters");
    assertThatThrownBy(() -> Downtime.sensible(Duration.ZERO)).hasMessageContaining("no time");
    assertThatThrownBy(() -> Downtime.sensible(Duration.ofDays(366)))
        .hasMessageContaining("at most a year");
    assertThat(Downtime.sensible(Duration.ofDays(365))).isEqualTo(Duration.ofDays(365));
  }
}
