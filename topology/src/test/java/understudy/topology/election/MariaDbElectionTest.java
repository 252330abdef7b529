package understudy.topology.election;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
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
import understudy.topology.election.Outcome.Elected;
import understudy.topology.election.Outcome.HistoriesDiverge;
import understudy.topology.gtid.GtidSet;

/** Who leads by positions, after db1 has been lost, which had followed other primaries. */
class MariaDbElectionTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final InstanceAddress DB1 = db(1);

  @Test
  void whoWasMadeFromABackupLeadsIfItHasMost() {
    var outcome =
        hold("0-2-60,0-1-150", replica(2, "0-2-60,0-1-148", ""), replica(3, "0-1-150", ""));

    assertThat(outcome).isInstanceOf(Elected.class);
    assertThat(((Elected) outcome).winner()).isEqualTo(db(3));
    assertThat(((Elected) outcome).fetches()).isEmpty();
    assertThat(((Elected) outcome).leftBehind()).isEmpty();
    assertThat(((Elected) outcome).loss()).isInstanceOf(LossEstimate.NothingKnown.class);
  }

  @Test
  void whatWasReceivedCountsThoughItIsNotExecuted() {
    var outcome = hold("0-1-150", replica(2, "0-1-140", "0-1-150"), replica(3, "0-1-145", ""));

    assertThat(((Elected) outcome).winner()).isEqualTo(db(2));
    assertThat(((Elected) outcome).goal()).isEqualTo(GtidSet.parse("0-1-150"));
  }

  @Test
  void whatNobodyReceivedIsLostAndCounted() {
    var outcome = hold("0-1-150", replica(2, "0-1-147", ""), replica(3, "0-1-147", ""));

    var lost = new LossEstimate.AtLeast(GtidSet.parse("0-1-148-150"), NOW);
    assertThat(((Elected) outcome).loss()).isEqualTo(lost);
    assertThat(lost.sentence()).contains("3 transactions");
  }

  @Test
  void whatAReplicaWroteItselfIsErrantThoughItsNumberFollows() {
    var outcome = hold("0-1-150", replica(2, "0-1-150,0-2-151", ""), replica(3, "0-1-150", ""));

    assertThat(((Elected) outcome).winner()).isEqualTo(db(3));
    assertThat(outcome.ballots().getFirst().objections())
        .containsExactly(new Objection.Errant(GtidSet.parse("0-2-151-151")));
  }

  @Test
  void whatAReplicaWroteWhenItLedIsNotErrant() {
    var outcome = hold("0-1-150", replica(2, "0-2-60,0-1-150", ""), replica(3, "0-1-150", ""));

    assertThat(outcome.ballots()).allMatch(it -> it.objections().size() <= 1);
    assertThat(((Elected) outcome).winner()).isEqualTo(db(2));
  }

  @Test
  void twoHistoriesWithOneNumberDiverge() {
    var outcome =
        hold("0-1-150", replica(2, "0-1-150,0-8-151", ""), replica(3, "0-1-150,0-9-151", ""));

    assertThat(outcome).isInstanceOf(HistoriesDiverge.class);
    assertThat(((HistoriesDiverge) outcome).onlyOne()).hasToString("0-8-151-151");
    assertThat(((HistoriesDiverge) outcome).onlyOther()).hasToString("0-9-151-151");
  }

  private static Outcome hold(String lastSeen, Observation... survivors) {
    var lost = new Silent(DB1, NOW, Silent.Reason.REFUSED, "");
    var all = Stream.concat(Stream.of(lost), Stream.of(survivors)).toList();
    return Election.hold(
        new Snapshot(new ClusterName("shop"), NOW, DB1, all),
        new ElectionPolicy(new TreeMap<>(), List.of(DB1)),
        new LastSeen.Executed(NOW, GtidSet.parse(lastSeen)));
  }

  private static InstanceAddress db(int number) {
    return new InstanceAddress("db" + number, 3306);
  }

  private static Seen replica(int number, String executed, String received) {
    return new Seen(
        db(number),
        NOW,
        Duration.ofMillis(1),
        new Identity(
            ServerUuid.ofServerId(number),
            number,
            Version.parse("10.11.19-MariaDB"),
            Names.UNKNOWN),
        Writability.READ_ONLY_AT_BEST,
        new BinaryLog(
            BinaryLog.State.ON,
            BinaryLog.Format.ROW,
            BinaryLog.Relayed.LOGGED,
            BinaryLog.GtidMode.ON,
            BinaryLog.Consistency.ENFORCED,
            Optional.empty(),
            Optional.empty(),
            GtidSet.empty()),
        GtidSet.parse(executed),
        SemiSync.NOT_INSTALLED,
        List.of(channel(received)),
        List.of(),
        Settings.UNKNOWN,
        Vitals.UNKNOWN,
        Optional.empty());
  }

  private static Channel channel(String received) {
    return new Channel(
        "",
        DB1,
        Optional.of(ServerUuid.ofServerId(1)),
        Channel.Positioning.AUTO,
        new Receiver(Receiver.State.STOPPED, Optional.empty(), Optional.empty(), Duration.ZERO),
        new Applier(Applier.State.RUNNING, Optional.empty(), Optional.empty()),
        GtidSet.parse(received),
        Duration.ZERO,
        Progress.UNKNOWN,
        ChannelSettings.UNKNOWN);
  }
}
