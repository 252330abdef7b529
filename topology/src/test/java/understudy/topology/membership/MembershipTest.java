package understudy.topology.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import understudy.topology.InstanceAddress;
import understudy.topology.Observation;
import understudy.topology.Seen;
import understudy.topology.scenario.Scenarios;

class MembershipTest {
  /** A world to crawl, where to begin, and what is found. */
  record Case(String seed, String sentence, List<String> lines) {
    static Case of(String seed, String sentence, String... lines) {
      return new Case(seed, sentence, List.of(lines));
    }

    Membership membership() {
      var world = Scenarios.snapshot(String.join("\n", lines)).observations();
      return Membership.of(InstanceAddress.parse(seed), world);
    }
  }

  static List<Case> cases() {
    return Stream.concat(plain().stream(), entangled().stream()).toList();
  }

  private static List<Case> plain() {
    return List.of(
        Case.of(
            "db3",
            "db1 leads a cluster of 3 instances",
            "db1 primary",
            "db2 replica of db1",
            "db3 replica of db2",
            "db4 primary"),
        Case.of(
            "db2",
            "db1 leads a cluster of 3 instances",
            "db1 primary silent refused",
            "db2 replica of db1",
            "db3 replica of db1"),
        Case.of("db2", "db1 leads a cluster of 2 instances", "db1 primary read-only", "db2 of db1"),
        Case.of(
            "db1",
            "db1 leads a cluster of 2 instances",
            "db1 primary of db2",
            "db2 replica of db1"),
        Case.of("db1", "db1 gave no answer: connection refused", "db1 primary silent refused"),
        Case.of(
            "db1",
            "db1 replicates from nobody and has no replica: there is nothing to fail over to",
            "db1 primary",
            "db2 alone"));
  }

  /** Where sources are not a tree. */
  private static List<Case> entangled() {
    return List.of(
        Case.of(
            "db3",
            "more than one instance may lead: [db1, db2];"
                + " make all but one a read-only replica of it",
            "db1 primary of db2",
            "db2 primary of db1",
            "db3 replica of db2"),
        Case.of(
            "db3",
            "db3 replicates from 2 sources: name one of them instead, of [db1, db2]",
            "db1 primary",
            "db2 primary",
            "db3 replica of db1,db2"),
        Case.of(
            "db2",
            "db1 leads a cluster of 3 instances",
            "db1 primary",
            "db2 replica of db1",
            "db3 replica of db1,db4",
            "db4 primary",
            "db5 replica of db4"),
        Case.of(
            "db1",
            "none of [db1, db2] leads: they replicate in a ring, and none takes writes",
            "db1 primary read-only of db2",
            "db2 replica of db1"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void saysWhoLeadsOrWhyThatCannotBeTold(Case it) {
    assertThat(Scenarios.shorten(it.membership().sentence())).isEqualTo(it.sentence());
  }

  @Test
  void theCasesVisitEveryKindOfMembership() {
    var visited = cases().stream().map(it -> it.membership().getClass().getName()).toList();
    var kinds =
        Stream.of(Membership.class.getPermittedSubclasses())
            .filter(Membership.class::isAssignableFrom)
            .map(Class::getName)
            .toList();
    assertThat(new TreeSet<>(visited)).containsExactlyInAnyOrderElementsOf(kinds);
  }

  @Test
  void crawlsUpwardsAndDownwardsAndAsksForEachOnce() {
    var world =
        List.of(
            withReplicas("db1 primary", "db2", "db3"),
            withReplicas("db2 of db1", "db4"),
            withReplicas("db3 of db1"),
            withReplicas("db4 of db2"));
    var asked = new ArrayList<InstanceAddress>();
    var found = new ArrayList<Observation>();
    var seed = InstanceAddress.parse("db2");
    for (var next = Crawl.next(seed, found); !next.isEmpty(); next = Crawl.next(seed, found)) {
      asked.addAll(next);
      var wanted = next;
      world.stream().filter(it -> wanted.contains(it.instance())).forEach(found::add);
    }
    assertThat(asked.stream().map(InstanceAddress::host))
        .containsExactly("db2", "db1", "db4", "db3");
    assertThat(Membership.of(seed, found).sentence())
        .isEqualTo("db1:3306 leads a cluster of 4 instances");
  }

  @Test
  void namesReplicasThatAnswerNowhere() {
    var primary = withReplicas("db1 primary", "db2", "db7");
    var replica = withReplicas("db2 of db1");
    var silent = Scenarios.snapshot("db7 primary silent unreachable").observations().getFirst();
    var seed = InstanceAddress.parse("db1");
    assertThat(Membership.of(seed, List.of(primary, replica, silent)))
        .isInstanceOfSatisfying(
            Membership.Found.class,
            it -> {
              assertThat(it.members())
                  .extracting(InstanceAddress::host)
                  .containsExactly("db1", "db2");
              assertThat(it.unreachable()).extracting(InstanceAddress::host).containsExactly("db7");
            });
    assertThat(Membership.of(seed, List.of(withReplicas("db1 primary", "db7"), silent)).sentence())
        .contains("db7:3306")
        .endsWith("set report_host");
  }

  @Test
  void takesTwoAddressesOfOneInstanceForOne() {
    var primary = withReplicas("db1 primary", "db2");
    var replica = withReplicas("db2 of db1");
    var alias = at("10.0.0.1", primary);
    var found = Membership.of(alias.instance(), List.of(alias, primary, replica));
    assertThat(found)
        .isEqualTo(
            new Membership.Found(
                primary.instance(),
                List.of(primary.instance(), replica.instance()),
                List.of(),
                List.of(new Membership.Alias(alias.instance(), primary.instance()))));
  }

  @Test
  void findsTheSourceThatAReplicaKnowsByAnAddressWhichLeadsNowhere() {
    var primary = withReplicas("db1 primary", "db2");
    var replica = withReplicas("db2 replica of 10.0.0.1 uuid=A");
    var nowhere =
        Scenarios.snapshot("10.0.0.1 primary silent unreachable").observations().getFirst();
    var alias = new Membership.Alias(nowhere.instance(), primary.instance());
    assertThat(Membership.of(primary.instance(), List.of(primary, replica, nowhere)))
        .isEqualTo(
            new Membership.Found(
                primary.instance(),
                List.of(primary.instance(), replica.instance()),
                List.of(),
                List.of(alias)));
  }

  private static Seen withReplicas(String line, String... replicas) {
    var seen = Scenarios.member(line);
    return new Seen(
        seen.instance(),
        seen.at(),
        seen.took(),
        seen.identity(),
        seen.writability(),
        seen.binaryLog(),
        seen.executed(),
        seen.semiSync(),
        seen.channels(),
        Stream.of(replicas).map(InstanceAddress::parse).toList(),
        seen.settings(),
        seen.vitals(),
        seen.group());
  }

  private static Seen at(String host, Seen seen) {
    return new Seen(
        InstanceAddress.parse(host),
        seen.at(),
        seen.took(),
        seen.identity(),
        seen.writability(),
        seen.binaryLog(),
        seen.executed(),
        seen.semiSync(),
        seen.channels(),
        seen.replicas(),
        seen.settings(),
        seen.vitals(),
        seen.group());
  }
}
