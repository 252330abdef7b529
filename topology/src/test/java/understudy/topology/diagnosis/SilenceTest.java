package understudy.topology.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import understudy.topology.Applier;
import understudy.topology.BinaryLog;
import understudy.topology.Channel;
import understudy.topology.ChannelSettings;
import understudy.topology.ClusterName;
import understudy.topology.Identity;
import understudy.topology.InstanceAddress;
import understudy.topology.Names;
import understudy.topology.Observation;
import understudy.topology.Progress;
import understudy.topology.Receiver;
import understudy.topology.Seen;
import understudy.topology.SemiSync;
import understudy.topology.ServerUuid;
import understudy.topology.Settings;
import understudy.topology.Silent;
import understudy.topology.Snapshot;
import understudy.topology.Version;
import understudy.topology.Vitals;
import understudy.topology.Writability;
import understudy.topology.gtid.GtidSet;

final class SilenceTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant FIRST_SIGN = NOW.minusMillis(1200);
  private static final InstanceAddress PRIMARY = InstanceAddress.parse("db1");

  @Test
  void receiversThatHeardNothingSinceTheFirstSignTestifyNeitherWay() {
    var snapshot = cluster(reconnecting(), running(Optional.of(NOW.minusSeconds(3))));
    assertThat(Diagnostician.diagnose(snapshot, HealthPolicy.DEFAULT))
        .isInstanceOf(Diagnosis.PrimaryUnseen.class);
    var diagnosis = Diagnostician.diagnose(snapshot, HealthPolicy.DEFAULT, new Silence(FIRST_SIGN));
    assertThat(diagnosis).isInstanceOf(Diagnosis.PrimaryFrozen.class);
    assertThat(diagnosis.evidence())
        .contains("db3:3306 has not heard from it since the first sign, 1.2 s ago");
  }

  @Test
  void aReceiverThatHeardSinceTheFirstSignProvesThePrimaryAlive() {
    var snapshot = cluster(reconnecting(), running(Optional.of(FIRST_SIGN.plusMillis(1))));
    assertThat(Diagnostician.diagnose(snapshot, HealthPolicy.DEFAULT, new Silence(FIRST_SIGN)))
        .isInstanceOf(Diagnosis.PrimaryUnseen.class);
  }

  @Test
  void silenceAloneIsNoLossWhenNoReplicaLostIt() {
    var snapshot = cluster(running(Optional.of(NOW.minusSeconds(3))), running(Optional.empty()));
    assertThat(Diagnostician.diagnose(snapshot, HealthPolicy.DEFAULT, new Silence(FIRST_SIGN)))
        .isInstanceOf(Diagnosis.PrimaryUnseen.class);
  }

  private static Receiver reconnecting() {
    return new Receiver(
        Receiver.State.CONNECTING,
        Optional.empty(),
        Optional.of(NOW.minusSeconds(3)),
        Duration.ofSeconds(4));
  }

  private static Receiver running(Optional<Instant> heard) {
    return new Receiver(Receiver.State.RUNNING, Optional.empty(), heard, Duration.ofSeconds(4));
  }

  private static Snapshot cluster(Receiver... receivers) {
    var observations = new ArrayList<Observation>();
    observations.add(new Silent(PRIMARY, NOW, Silent.Reason.TIMED_OUT, ""));
    for (var receiver : receivers) {
      observations.add(replica("db" + (observations.size() + 1), receiver));
    }
    return new Snapshot(new ClusterName("shop"), NOW, PRIMARY, observations);
  }

  private static Seen replica(String host, Receiver receiver) {
    var applier = new Applier(Applier.State.RUNNING, Optional.empty(), Optional.empty());
    return new Seen(
        InstanceAddress.parse(host),
        NOW,
        Duration.ofMillis(1),
        new Identity(
            new ServerUuid("00000000-0000-0000-0000-000000000001"),
            1,
            Version.parse("9.7.0"),
            Names.UNKNOWN),
        Writability.SUPER_READ_ONLY,
        new BinaryLog(
            BinaryLog.State.ON,
            BinaryLog.Format.ROW,
            BinaryLog.Relayed.LOGGED,
            BinaryLog.GtidMode.ON,
            BinaryLog.Consistency.ENFORCED,
            Optional.of(BinaryLog.RowImage.FULL),
            Optional.empty(),
            GtidSet.empty()),
        GtidSet.empty(),
        SemiSync.NOT_INSTALLED,
        List.of(
            new Channel(
                "",
                PRIMARY,
                Optional.empty(),
                Channel.Positioning.AUTO,
                receiver,
                applier,
                GtidSet.empty(),
                Duration.ZERO,
                Progress.UNKNOWN,
                ChannelSettings.UNKNOWN)),
        List.of(),
        Settings.UNKNOWN,
        Vitals.UNKNOWN,
        Optional.empty());
  }
}
