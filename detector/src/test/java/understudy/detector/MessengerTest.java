package understudy.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import understudy.topology.Applier;
import understudy.topology.ClusterName;
import understudy.topology.Observation;
import understudy.topology.Receiver;
import understudy.topology.SemiSync;
import understudy.topology.ServerError;
import understudy.topology.Silent;
import understudy.topology.Snapshot;
import understudy.topology.diagnosis.HealthPolicy;

final class MessengerTest {
  private static final Duration SOON = Duration.ofSeconds(2);
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void aReplicaWhoseAcknowledgementNobodyWaitsForGoesFirst() {
    var patient = replica("db3");
    patient.semiSync = SemiSync.NOT_INSTALLED;
    assertThat(Messenger.choose(snapshot(replica("db2"), patient, replica("db4"))))
        .contains(new Messenger(World.at("db3"), "", Optional.empty()));
  }

  @Test
  void theOnlyAcknowledgerIsSparedUnlessItIsTheOnlyReplica() {
    var sick = replica("db3");
    sick.semiSync = SemiSync.NOT_INSTALLED;
    sick.applier = Applier.State.STOPPED;
    assertThat(Messenger.choose(snapshot(replica("db2"), sick))).isEmpty();
    assertThat(Messenger.choose(snapshot(replica("db2"))))
        .contains(new Messenger(World.at("db2"), "", Optional.empty()));
  }

  @Test
  void aReplicaWhoseThreadsDoNotRunIsLeftAlone() {
    var reconnecting = replica("db2");
    reconnecting.receiver = Receiver.State.CONNECTING;
    var halted = replica("db3");
    halted.applier = Applier.State.STOPPED;
    var troubled = replica("db4");
    troubled.receiverError = Optional.of(new ServerError(1236, "log is gone"));
    assertThat(Messenger.choose(snapshot(reconnecting, halted, troubled))).isEmpty();
  }

  @Test
  void aMessengerIsNotSentWhereTheHeartbeatsTellSoonEnough() {
    var frequent = replica("db2");
    frequent.heartbeatEvery = Duration.ofMillis(500);
    var rare = replica("db3");
    rare.heartbeatEvery = Duration.ofDays(1);
    assertThat(Messenger.pays(snapshot(frequent), SOON, HealthPolicy.DEFAULT)).isFalse();
    assertThat(Messenger.pays(snapshot(frequent, replica("db4")), SOON, HealthPolicy.DEFAULT))
        .isTrue();
    assertThat(Messenger.pays(snapshot(rare), SOON, HealthPolicy.DEFAULT)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {2003, 2013})
  void aMessengerThatCannotConnectHasLostThePrimary(int error) {
    assertThat(lostWith(Optional.of(new ServerError(error, "no connection")))).isTrue();
  }

  @Test
  void aMessengerThatIsStillConnectingHasLostNobodyYet() {
    assertThat(lostWith(Optional.empty())).isFalse();
    var connecting = replica("db2");
    connecting.receiver = Receiver.State.CONNECTING;
    var messenger = new Messenger(World.at("db2"), "", Optional.empty());
    assertThat(messenger.isUnderWayIn(snapshot(connecting))).isTrue();
    assertThat(messenger.isUnderWayIn(snapshot(replica("db2")))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {1040, 1045, 2005, 2026, 2061})
  void aMessengerThatIsTurnedAwayOrHasATroubleOfItsOwnHasNotLostIt(int error) {
    assertThat(lostWith(Optional.of(new ServerError(error, "denied")))).isFalse();
  }

  @Test
  void aMessengerThatConnectsOrIsSilentHasNotLostIt() {
    var messenger = new Messenger(World.at("db2"), "", Optional.empty());
    assertThat(messenger.lostItIn(snapshot(replica("db2")))).isFalse();
    assertThat(messenger.hearsIn(snapshot(replica("db2")))).isTrue();
    assertThat(messenger.lostItIn(snapshot())).isFalse();
    assertThat(messenger.hearsIn(snapshot())).isFalse();
  }

  private static boolean lostWith(Optional<ServerError> error) {
    var replica = replica("db2");
    replica.receiver = Receiver.State.CONNECTING;
    replica.receiverError = error;
    return new Messenger(World.at("db2"), "", Optional.empty()).lostItIn(snapshot(replica));
  }

  private static Server replica(String address) {
    var replica = new Server(World.at(address), NOW);
    replica.source = World.at("db1");
    return replica;
  }

  private static Snapshot snapshot(Server... replicas) {
    List<Observation> observations =
        Stream.concat(
                Stream.of(new Silent(World.at("db1"), NOW, Silent.Reason.TIMED_OUT, "")),
                Arrays.stream(replicas).map(it -> it.seen(NOW, Duration.ZERO)))
            .map(Observation.class::cast)
            .toList();
    return new Snapshot(new ClusterName("shop"), NOW, World.at("db1"), observations);
  }
}
