package understudy.workflows.guardian;

import static org.assertj.core.api.Assertions.assertThat;
import static understudy.workflows.fake.FakeCluster.SHOP;
import static understudy.workflows.fake.FakeCluster.db;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import understudy.topology.Durability;
import understudy.topology.InstanceAddress;
import understudy.topology.PromotionRule;
import understudy.topology.election.Confinement;
import understudy.topology.failover.PastFailover;
import understudy.topology.gtid.GtidSet;
import understudy.topology.trait.Attribute;
import understudy.topology.trait.HostPattern;
import understudy.topology.trait.Origin;
import understudy.topology.trait.Particulars;
import understudy.topology.trait.Trait;
import understudy.workflows.WorkflowIds;
import understudy.workflows.fake.Policies;
import understudy.workflows.fake.Stage;

class WishesTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  @Test
  void anOperatorsWordCountsBeforeThePolicyAndThePolicyBeforeAQuery() {
    var known = rule(rule(Particulars.NONE, 2, "must", Origin.QUERY), 3, "prefer", Origin.OPERATOR);
    var state = state(known, Bounds.NONE);

    assertThat(Requests.wishes(state, NOON).rules())
        .containsEntry(db(2), PromotionRule.PREFER_NOT)
        .containsEntry(db(3), PromotionRule.PREFER);
  }

  @Test
  void anOperatorsWordThatHasExpiredCountsNoMore() {
    var known =
        Particulars.NONE.with(
            db(3),
            it ->
                it.with(
                    new Trait(
                        Attribute.PROMOTION_RULE, "must", Origin.OPERATOR, Optional.of(NOON))));

    assertThat(Requests.wishes(state(known, Bounds.NONE), NOON).ruleOf(db(3)))
        .isEqualTo(PromotionRule.PREFER_NOT);
  }

  @Test
  void aHostThatIsNeverPromotedIsNotWhateverAnybodySays() {
    var bounds = new Bounds(Confinement.SAME_REGION, List.of(new HostPattern("^db3:")), List.of());
    var state = state(rule(Particulars.NONE, 3, "must", Origin.OPERATOR), bounds);

    assertThat(Requests.wishes(state, NOON).ruleOf(db(3))).isEqualTo(PromotionRule.MUST_NOT);
    assertThat(Requests.wishes(state, NOON).placement().confinement())
        .isEqualTo(Confinement.SAME_REGION);
  }

  @Test
  void whatAFailoverGaveUpIsGivenUpForTheNextOnesToo() {
    var lost = GtidSet.parse("eeeeeeee-0000-0000-0000-000000000000:1-3");
    var past =
        new PastFailover(
            "failover/shop/1", db(4), db(1), NOON, PastFailover.Review.ACKNOWLEDGED, lost);
    var state = state(Particulars.NONE, Bounds.NONE).after(List.of(past));

    assertThat(Requests.wishes(state, NOON).givenUp()).isEqualTo(lost);
  }

  @Test
  void aHostThatIsNeverRecoveredIsOnlyReportedLost() {
    var bounds = new Bounds(Confinement.ANYWHERE, List.of(), List.of(new HostPattern("^db1:")));
    try (var stage = Stage.of(3)) {
      var guardian = stage.guard(policy(bounds));
      stage.cluster().kill(db(1));

      guardian.vote(stage.vote("one", db(1)));

      var state = stage.await(guardian, it -> it.verdict().contains("never replaces that host"));
      assertThat(state.operations()).isEmpty();
    }
  }

  @Test
  void aFailoverElectsByWhatAnOperatorSaid() {
    try (var stage = Stage.of(3)) {
      var guardian = stage.guard(Policies.standard());
      stage
          .client()
          .newWorkflowStub(RegisterWorkflow.class, WorkflowIds.guardian(SHOP))
          .note(
              new NoteCommand(
                  new Note.Said(db(3), Attribute.PROMOTION_RULE, "prefer", Optional.empty()),
                  "ada"));
      stage.cluster().kill(db(1));

      guardian.vote(stage.vote("one", db(1)));

      assertThat(stage.ended(guardian, 1).sentence()).contains("db3:3306 replaced db1:3306");
    }
  }

  private static Particulars rule(Particulars known, int number, String rule, Origin origin) {
    return known.with(db(number), it -> it.with(Trait.of(Attribute.PROMOTION_RULE, rule, origin)));
  }

  private static GuardianState state(Particulars known, Bounds bounds) {
    return GuardianState.fresh(
            SHOP,
            db(1),
            List.of(db(1), db(2), db(3)),
            new Durability.Asynchronous(),
            policy(bounds))
        .knowing(known);
  }

  private static ClusterPolicy policy(Bounds bounds) {
    var standard = ClusterPolicy.standard();
    var rules = new TreeMap<InstanceAddress, PromotionRule>();
    rules.put(db(2), PromotionRule.PREFER_NOT);
    rules.put(db(3), PromotionRule.PREFER_NOT);
    return new ClusterPolicy(
        standard.automation(),
        1,
        standard.voteWindow(),
        standard.antiFlap(),
        standard.observeDeadline(),
        standard.fenceDeadline(),
        standard.drainLimit(),
        rules,
        List.of(),
        bounds);
  }
}
