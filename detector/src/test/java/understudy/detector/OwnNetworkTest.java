package understudy.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import understudy.topology.ClusterName;
import understudy.topology.InstanceAddress;
import understudy.topology.Observation;
import understudy.topology.Silent;
import understudy.topology.Snapshot;

final class OwnNetworkTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final List<InstanceAddress> ALL =
      Stream.of("db1", "db2", "db3", "db4").map(World::at).toList();

  @Test
  void whoSeesMostReplicasMayBelieveItsEyes() {
    var look = look(timedOut("db1"), timedOut("db2"), seen("db3"), seen("db4"));
    assertThat(OwnNetwork.doubt(look, ALL, List.of())).isEmpty();
  }

  @Test
  void whoSeesAMinorityMayBeOnTheWrongSideOfACut() {
    var look = look(timedOut("db1"), timedOut("db2"), timedOut("db3"), seen("db4"));
    assertThat(OwnNetwork.doubt(look, ALL, List.of()))
        .contains(
            "no alarm, for it may be our own network that is cut: beside the primary db2:3306,"
                + " db3:3306 cannot be reached, and nothing was heard from other clusters since"
                + " the first sign");
  }

  @Test
  void aRefusalCameOverTheNetwork() {
    var refused = look(refused("db1"), timedOut("db2"), timedOut("db3"), seen("db4"));
    assertThat(OwnNetwork.doubt(refused, ALL, List.of())).isEmpty();
    var twoRefuse = look(timedOut("db1"), refused("db2"), timedOut("db3"), seen("db4"));
    assertThat(OwnNetwork.doubt(twoRefuse, ALL, List.of())).isEmpty();
  }

  @Test
  void whoHadBeenAwayForLongSaysNothing() {
    var look = look(timedOut("db1"), timedOut("db2"), timedOut("db3"), seen("db4"));
    var lately = List.of(World.at("db1"), World.at("db4"));
    assertThat(OwnNetwork.doubt(look, lately, List.of())).isEmpty();
  }

  @Test
  void otherClustersSettleIt() {
    var look = look(timedOut("db1"), timedOut("db2"), timedOut("db3"), seen("db4"));
    var well = List.of(seen("x1"), seen("x2"), timedOut("x3"));
    assertThat(OwnNetwork.doubt(look, ALL, well)).isEmpty();
    var ill = new ArrayList<Observation>(well);
    ill.add(timedOut("x4"));
    assertThat(OwnNetwork.doubt(look, ALL, ill)).isPresent();
  }

  private static Snapshot look(Observation... observations) {
    return new Snapshot(new ClusterName("shop"), NOW, World.at("db1"), List.of(observations));
  }

  private static Observation seen(String address) {
    return new Server(World.at(address), NOW).seen(NOW, Duration.ZERO);
  }

  private static Observation timedOut(String address) {
    return new Silent(World.at(address), NOW, Silent.Reason.TIMED_OUT, "");
  }

  private static Observation refused(String address) {
    return new Silent(World.at(address), NOW, Silent.Reason.REFUSED, "");
  }
}
