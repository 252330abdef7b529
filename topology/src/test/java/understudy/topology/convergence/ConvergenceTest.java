package understudy.topology.convergence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import understudy.topology.Durability;
import understudy.topology.InstanceAddress;
import understudy.topology.scenario.Scenarios;

class ConvergenceTest {
  private static final InstanceAddress DB1 = InstanceAddress.parse("db1");
  private static final List<InstanceAddress> REPLICAS =
      Stream.of("db2", "db3").map(InstanceAddress::parse).toList();
  private static final Durability WAITING = new Durability.SemiSynchronous(1, Duration.ofDays(1));
  private static final String GOOD_PRIMARY = "db1 primary source=on:1 acks=off\n";
  private static final String GOOD_REPLICA = "db2 replica of db1 source=off acks=on\n";
  private static final String GOOD_CLUSTER =
      GOOD_PRIMARY + GOOD_REPLICA + "db3 replica of db1 source=off acks=on\n";

  /** What is observed, and the sentences about it. */
  record Case(String snapshot, Durability durability, List<String> sentences) {
    static Case waiting(String snapshot, String... sentences) {
      return new Case(snapshot, WAITING, List.of(sentences));
    }

    static Case notWaiting(String snapshot, String... sentences) {
      return new Case(snapshot, new Durability.Asynchronous(), List.of(sentences));
    }

    List<Deviation> deviations() {
      return Convergence.deviations(Scenarios.snapshot(snapshot), DB1, REPLICAS, durability);
    }
  }

  static List<Case> cases() {
    return Stream.of(ofThePrimary(), ofAReplica(), ofSemiSync()).flatMap(List::stream).toList();
  }

  private static List<Case> ofThePrimary() {
    return List.of(
        Case.waiting(GOOD_CLUSTER),
        Case.notWaiting("db1 primary\ndb2 replica of db1\ndb3 replica of db1"),
        Case.waiting(
            GOOD_CLUSTER.replace("db1 primary", "db1 primary read-only of db9"),
            "primary db1 takes no writes: it is READ_ONLY",
            "primary db1 still replicates from db9"),
        Case.notWaiting(
            "db1 primary silent refused\ndb2 replica of db1\ndb3 replica of db1",
            "db1 gave no answer: connection refused"),
        Case.waiting(
            GOOD_CLUSTER + "db4 alone writable\ndb5 replica of db2\n", "db4 takes writes too"));
  }

  private static List<Case> ofAReplica() {
    return List.of(
        Case.waiting(GOOD_PRIMARY + GOOD_REPLICA, "db3 gave no answer: it was not looked at"),
        Case.waiting(
            GOOD_PRIMARY + GOOD_REPLICA + "db3 silent timed_out", "db3 gave no answer: timed out"),
        Case.waiting(
            GOOD_CLUSTER.replace("db3 replica", "db3 replica writable"),
            "replica db3 is WRITABLE instead of super-read-only"),
        Case.waiting(
            GOOD_PRIMARY + GOOD_REPLICA + "db3 alone acks=on",
            "replica db3 replicates from nobody instead of db1"),
        Case.waiting(
            GOOD_PRIMARY + GOOD_REPLICA + "db3 replica of db2 acks=on",
            "replica db3 replicates from [db2] instead of db1 alone"),
        Case.waiting(
            GOOD_PRIMARY + GOOD_REPLICA + "db3 replica of db1,db9 acks=on",
            "replica db3 replicates from [db1, db9] instead of db1 alone"),
        Case.waiting(
            GOOD_CLUSTER.replace("db3 replica", "db3 replica receiver=connecting:2003"),
            "the receiver of replica db3 is CONNECTING, error 2003: as the server says"),
        Case.waiting(
            GOOD_CLUSTER.replace("db3 replica", "db3 replica applier=stopped"),
            "the applier of replica db3 is stopped"));
  }

  private static List<Case> ofSemiSync() {
    return List.of(
        Case.waiting(
            GOOD_CLUSTER.replace("source=on:1", "source=idle:1"),
            "the commits of primary db1 do not wait for acknowledgements"),
        Case.waiting(
            GOOD_CLUSTER.replace("source=on:1", "source=on:2"),
            "primary db1 waits for 2 acknowledgements instead of 1"),
        Case.notWaiting(GOOD_CLUSTER, "db1 is set to wait for acknowledgements, and should not be"),
        Case.waiting(
            GOOD_CLUSTER.replace(
                "db2 replica of db1 source=off", "db2 replica of db1 source=idle:1"),
            "db2 is set to wait for acknowledgements, and should not be"),
        Case.waiting(
            GOOD_CLUSTER.replace("acks=on", "acks=idle"),
            "replica db2 does not acknowledge what it receives",
            "replica db3 does not acknowledge what it receives",
            "primary db1 waits for 1 acknowledgement, and 0 replicas would give them"),
        Case.waiting(GOOD_PRIMARY + GOOD_REPLICA + "db3 replica of db1"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void tellsAllThatDiffersAndNothingElse(Case it) {
    assertThat(it.deviations().stream().map(Deviation::sentence).map(Scenarios::shorten))
        .containsExactlyElementsOf(it.sentences());
  }

  @Test
  void theCasesVisitEveryKindOfDeviation() {
    var visited =
        cases().stream()
            .flatMap(it -> it.deviations().stream())
            .map(it -> it.getClass().getName())
            .toList();
    assertThat(new TreeSet<>(visited))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(Deviation.class.getPermittedSubclasses()).map(Class::getName).toList());
  }
}
