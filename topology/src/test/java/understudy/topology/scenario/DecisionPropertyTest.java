package understudy.topology.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import understudy.topology.Channel;
import understudy.topology.Receiver;
import understudy.topology.Seen;
import understudy.topology.ServerUuid;
import understudy.topology.Snapshot;
import understudy.topology.diagnosis.Diagnosis;
import understudy.topology.diagnosis.Diagnostician;
import understudy.topology.diagnosis.HealthPolicy;
import understudy.topology.election.Ballot;
import understudy.topology.election.Election;
import understudy.topology.election.LastSeen;
import understudy.topology.election.LossEstimate;
import understudy.topology.election.Objection;
import understudy.topology.election.Outcome;
import understudy.topology.gtid.GtidSet;

/** What must hold for every decision, tried on many random clusters that lost their primary. */
class DecisionPropertyTest {
  private static final int ROUNDS = 1_500;
  private static final ServerUuid A = new ServerUuid(Letters.uuid('A'));

  @ParameterizedTest
  @ValueSource(longs = {3, 1234, 20260101})
  void noFailoverWithoutAWitnessAndNoneAgainstOne(long seed) {
    var clusters = new RandomCluster(new Random(seed));
    var lost = 0;
    for (var round = 0; round < ROUNDS; round++) {
      var text = clusters.lines();
      var snapshot = Scenario.parse(text).snapshot();
      var diagnosis = Diagnostician.diagnose(snapshot, HealthPolicy.DEFAULT);
      if (diagnosis instanceof Diagnosis.PrimaryLost) {
        lost++;
        var told = "seed %d, round %d:%n%s".formatted(seed, round, text);
        assertThat(snapshot.replicasOf(snapshot.primary())).as(told).isNotEmpty();
        assertThat(
                snapshot.replicasOf(snapshot.primary()).stream().filter(it -> hears(it, snapshot)))
            .as(told)
            .isEmpty();
        assertThat(
                snapshot.silent().stream().filter(it -> it.instance().equals(snapshot.primary())))
            .as(told)
            .noneMatch(it -> it.reason().provesAlive());
      }
    }
    assertThat(lost).isBetween(ROUNDS / 20, ROUNDS);
  }

  @ParameterizedTest
  @ValueSource(longs = {5, 4321, 20260102})
  void everyTransactionIsKeptOrNamed(long seed) {
    var clusters = new RandomCluster(new Random(seed));
    var outcomes = new ArrayList<String>();
    var gaps = 0;
    for (var round = 0; round < ROUNDS; round++) {
      var text = clusters.lines();
      var scenario = Scenario.parse(text);
      var outcome =
          Election.hold(scenario.snapshot(), scenario.failoverPolicy(), scenario.lastSeen());
      outcomes.add(outcome.getClass().getSimpleName());
      var told = "seed %d, round %d:%n%s".formatted(seed, round, text);
      checkBallots(outcome, scenario, told);
      if (outcome instanceof Outcome.Elected elected) {
        checkElected(elected, scenario.snapshot(), told);
        gaps += checkGaps(elected, scenario, told);
      }
    }
    assertThat(new TreeSet<>(outcomes)).contains("Elected", "NoneEligible", "HistoriesDiverge");
    assertThat(gaps).isPositive();
  }

  private static boolean hears(Seen replica, Snapshot snapshot) {
    return replica.channels().stream()
        .filter(channel -> channel.source().equals(snapshot.primary()))
        .map(Channel::receiver)
        .anyMatch(
            receiver ->
                receiver.state() == Receiver.State.RUNNING
                    && receiver.lastHeard().orElseThrow().isAfter(replica.at().minusMillis(3300)));
  }

  private static void checkBallots(Outcome outcome, Scenario scenario, String told) {
    var members = new ArrayList<>(scenario.snapshot().members());
    members.removeAll(scenario.failoverPolicy().excluded());
    assertThat(outcome.ballots()).as(told).extracting(Ballot::instance).isEqualTo(members);
    var unopposed =
        outcome.ballots().stream()
            .filter(it -> it.objections().isEmpty())
            .map(Ballot::instance)
            .toList();
    switch (outcome) {
      case Outcome.Elected elected ->
          assertThat(unopposed).as(told).containsExactly(elected.winner());
      case Outcome.NoneEligible _, Outcome.HistoriesDiverge _ ->
          assertThat(unopposed).as(told).isEmpty();
    }
  }

  private static void checkElected(Outcome.Elected elected, Snapshot snapshot, String told) {
    var winner = snapshot.seen(elected.winner()).orElseThrow();
    var reached = winner.held();
    for (var fetch : elected.fetches()) {
      var donor = snapshot.seen(fetch.donor()).orElseThrow();
      assertThat(fetch.missing().isEmpty()).as(told).isFalse();
      assertThat(donor.held().contains(fetch.missing())).as(told).isTrue();
      assertThat(reached.intersect(fetch.missing()).isEmpty()).as(told).isTrue();
      reached = reached.union(fetch.missing());
    }
    assertThat(reached).as(told).isEqualTo(elected.goal());
    var accounted = reached;
    for (var left : elected.leftBehind()) {
      assertThat(reached.intersect(left.transactions()).isEmpty()).as(told).isTrue();
      assertThat(lost(elected).contains(left.transactions())).as(told).isTrue();
      accounted = accounted.union(left.transactions());
    }
    for (var member : snapshot.seen()) {
      var unaccounted = member.held().minus(accounted);
      // Only what a member wrote by itself, and nobody else has, may go unmentioned.
      assertThat(unaccounted.minus(unaccounted.from(member.identity().uuid())).isEmpty())
          .as(told)
          .isTrue();
    }
  }

  /**
   * What lies on a candidate that merely lost is left there only if the primary was seen to have
   * it, others wrote it, and that candidate has a gap as well.
   *
   * @return how many such candidates there were
   */
  private static int checkGaps(Outcome.Elected elected, Scenario scenario, String told) {
    var candidates =
        elected.ballots().stream()
            .filter(ballot -> ballot.objections().stream().anyMatch(DecisionPropertyTest::isRank))
            .map(Ballot::instance)
            .toList();
    var common =
        switch (scenario.lastSeen()) {
          case LastSeen.Never() -> GtidSet.empty();
          case LastSeen.Executed(var _, var transactions) ->
              transactions.minus(transactions.from(A));
        };
    var gaps = 0;
    for (var left : elected.leftBehind()) {
      if (candidates.contains(left.holder())) {
        gaps++;
        var holder = scenario.snapshot().seen(left.holder()).orElseThrow();
        assertThat(common.contains(left.transactions())).as(told).isTrue();
        assertThat(holder.held().contains(common)).as(told).isFalse();
      }
    }
    return gaps;
  }

  private static boolean isRank(Objection objection) {
    return objection instanceof Objection.Outranked || objection instanceof Objection.Behind;
  }

  private static GtidSet lost(Outcome.Elected elected) {
    return switch (elected.loss()) {
      case LossEstimate.Unknown _, LossEstimate.NothingKnown _ -> GtidSet.empty();
      case LossEstimate.AtLeast(var transactions, var _) -> transactions;
    };
  }
}
