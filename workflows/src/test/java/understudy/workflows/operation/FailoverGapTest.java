package understudy.workflows.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static understudy.workflows.fake.FakeCluster.db;

import org.junit.jupiter.api.Test;
import understudy.topology.election.LastSeen;
import understudy.topology.gtid.GtidSet;
import understudy.workflows.fake.Policies;
import understudy.workflows.fake.Stage;
import understudy.workflows.guardian.Vote;

class FailoverGapTest {
  @Test
  void whatEverySurvivorWroteInAFormerLifeAndSkipsStaysBehindAndIsTold() {
    try (var stage = Stage.of(3)) {
      var guardian = stage.guard(Policies.standard());
      var ofSecond = "eeeeeeee-0000-0000-0000-000000000000:1-3";
      stage.cluster().rebornWithout(GtidSet.parse(ofSecond), db(2));
      var ofThird = "ffffffff-0000-0000-0000-000000000000:1-4";
      stage.cluster().rebornWithout(GtidSet.parse(ofThird), db(3));
      var vote = stage.vote("one", db(1));
      var known = new LastSeen.Executed(vote.at(), stage.cluster().executed(db(1)));
      stage.cluster().kill(db(1));

      guardian.vote(
          new Vote(vote.observer(), vote.firstSign(), vote.at(), vote.diagnosis(), known));
      var ended = stage.ended(guardian, 1);

      assertThat(ended.sentence())
          .startsWith("db2:3306 replaced db1:3306")
          .contains("the loss is at least 3 transactions");
      assertThat(stage.cluster().writable()).containsExactly(db(2));
      assertThat(stage.cluster().log()).noneMatch(it -> it.startsWith("fetch"));
      var report =
          stage.client().newUntypedWorkflowStub(ended.id().value()).getResult(FailoverReport.class);
      assertThat(((FailoverReport.Recovered) report).remarks())
          .contains(
              "3 transactions left behind on db3:3306, for the new primary could not fetch them: "
                  + ofSecond);
      // Decided and recorded once: it holds the next failover up no more.
      var past = guardian.state().pastFailovers();
      assertThat(past.getLast().givenUp()).isEqualTo(GtidSet.parse(ofSecond));
    }
  }
}
