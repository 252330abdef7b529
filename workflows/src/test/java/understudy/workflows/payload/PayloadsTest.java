package understudy.workflows.payload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import understudy.topology.Applier;
import understudy.topology.BinaryLog;
import understudy.topology.Channel;
import understudy.topology.ClusterName;
import understudy.topology.Durability;
import understudy.topology.Identity;
import understudy.topology.InstanceAddress;
import understudy.topology.Observation;
import understudy.topology.PromotionRule;
import understudy.topology.Receiver;
import understudy.topology.Seen;
import understudy.topology.SemiSync;
import understudy.topology.ServerError;
import understudy.topology.ServerUuid;
import understudy.topology.Silent;
import understudy.topology.Snapshot;
import understudy.topology.Version;
import understudy.topology.Writability;
import understudy.topology.election.LastSeen;
import understudy.topology.election.Outcome;
import understudy.topology.gtid.GtidSet;
import understudy.workflows.guardian.ClusterPolicy;
import understudy.workflows.guardian.GuardianState;

class PayloadsTest {
  private static final InstanceAddress DB1 = InstanceAddress.parse("db1");
  private static final InstanceAddress DB2 = InstanceAddress.parse("db2:3307");
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00.123456789Z");
  private static final String UUID = "3e11fa47-71ca-11e1-9e33-c80aa9429562";

  @Test
  void aSnapshotComesBackAsItWas() {
    var snapshot =
        new Snapshot(
            new ClusterName("shop"),
            NOON,
            DB1,
            List.of(replica(), new Silent(DB1, NOON, Silent.Reason.REFUSED, "refused")));

    assertThat(roundTrip(snapshot, Snapshot.class)).isEqualTo(snapshot);
  }

  @Test
  void aSealedValueNamesItself() {
    Observation silent = new Silent(DB1, NOON, Silent.Reason.REFUSED, "refused");

    assertThat(Payloads.mapper().writeValueAsString(silent))
        .contains("\"is\":\"Silent\"")
        .contains("\"instance\":\"db1:3306\"");
  }

  @Test
  void aGuardiansStateComesBackAsItWas() {
    var rules = new TreeMap<InstanceAddress, PromotionRule>();
    rules.put(DB2, PromotionRule.MUST_NOT);
    var standard = ClusterPolicy.standard();
    var state =
        new GuardianState(
            new ClusterName("shop"),
            3,
            DB1,
            List.of(DB1, DB2),
            new Durability.SemiSynchronous(1, Duration.ofDays(1)),
            new LastSeen.Executed(NOON, GtidSet.parse(UUID + ":1-5")),
            new ClusterPolicy(
                standard.automation(),
                1,
                standard.voteWindow(),
                standard.antiFlap(),
                standard.observeDeadline(),
                standard.fenceDeadline(),
                standard.drainLimit(),
                rules,
                List.of()),
            List.of(),
            List.of(),
            List.of(),
            "all is well");

    assertThat(roundTrip(state, GuardianState.class)).isEqualTo(state);
  }

  @Test
  void anOutcomeComesBackAsItWas() {
    Outcome outcome = new Outcome.NoneEligible(List.of());

    assertThat(roundTrip(outcome, Outcome.class)).isEqualTo(outcome);
  }

  private static Seen replica() {
    return new Seen(
        DB2,
        NOON,
        Duration.ofNanos(1_500_000),
        new Identity(new ServerUuid(UUID), 2, Version.parse("9.7.4-2")),
        Writability.SUPER_READ_ONLY,
        new BinaryLog(
            BinaryLog.State.ON,
            BinaryLog.Format.ROW,
            BinaryLog.Relayed.LOGGED,
            BinaryLog.GtidMode.ON),
        GtidSet.parse(UUID + ":1-100"),
        SemiSync.NOT_INSTALLED,
        List.of(
            new Channel(
                "",
                DB1,
                Optional.of(new ServerUuid(UUID)),
                Channel.Positioning.AUTO,
                new Receiver(
                    Receiver.State.CONNECTING,
                    Optional.of(new ServerError(2003, "cannot connect")),
                    Optional.of(NOON),
                    Duration.ofMillis(500)),
                new Applier(Applier.State.RUNNING, Optional.empty(), Optional.empty()),
                GtidSet.parse(UUID + ":90-105"),
                Duration.ZERO)),
        List.of());
  }

  private static <T> T roundTrip(T value, Class<T> type) {
    return Payloads.mapper().readValue(Payloads.mapper().writeValueAsString(value), type);
  }
}
