package understudy.topology.election;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import understudy.topology.InstanceAddress;
import understudy.topology.Seen;
import understudy.topology.Snapshot;
import understudy.topology.election.Outcome.Elected;
import understudy.topology.election.Outcome.HistoriesDiverge;
import understudy.topology.election.Outcome.LeftBehind;
import understudy.topology.election.Outcome.NoneEligible;
import understudy.topology.gtid.GtidSet;

/** Decides who leads a cluster that lost its primary: data first, then the operator's wishes. */
public final class Election {
  private final Snapshot snapshot;
  private final ElectionPolicy policy;
  private final LastSeen lastSeen;
  private final Electorate electorate;
  private final SortedMap<InstanceAddress, List<Objection>> objections = new TreeMap<>();

  private Election(Snapshot snapshot, ElectionPolicy policy, LastSeen lastSeen) {
    this.snapshot = snapshot;
    this.policy = policy;
    this.lastSeen = lastSeen;
    this.electorate = Electorate.of(snapshot, lastSeen, policy.givenUp());
    var lineage = Lineage.of(snapshot, policy);
    snapshot.observations().stream()
        .filter(member -> !policy.excluded().contains(member.instance()))
        .forEach(
            member ->
                objections.put(
                    member.instance(),
                    Objections.against(member, snapshot, policy, lastSeen, lineage)));
  }

  /**
   * Elects by what was retrieved, not by what was executed.
   *
   * <p>The goal is all that anybody has, without errant transactions and without what lies where
   * neither the winner nor a donor can read it ({@link Outcome.LeftBehind}). Whoever has the goal,
   * or can fetch what it lacks, may lead; among these {@link Standing} decides.
   *
   * <p>Whoever is only too new for one that would have to follow it leads all the same, when it has
   * what no other candidate can have: what was acknowledged is worth more than a replica.
   *
   * <p>What an earlier failover gave up holds nobody back: that it is lost was decided and
   * recorded.
   *
   * <p>A gap in the common history (what the lost primary was seen to have, and others wrote) is
   * not fetched, since replication skips it. Whoever has none goes before all that have one; if
   * everybody has one, the smallest leads, and what that one lacks is left behind and told.
   *
   * @param snapshot taken after the receivers were stopped, or what is decided here moves on
   */
  public static Outcome hold(Snapshot snapshot, ElectionPolicy policy, LastSeen lastSeen) {
    return new Election(snapshot, policy, lastSeen).outcome();
  }

  private Outcome outcome() {
    if (eligible().isEmpty() || !within(eligible()).contains(within(tooNew()))) {
      tooNew().forEach(it -> objections.put(it.instance(), List.of()));
    }
    var eligible = eligible();
    if (eligible.isEmpty()) {
      return new NoneEligible(ballots());
    }
    var attainable = within(eligible);
    var standings =
        eligible.stream().map(seen -> Standing.of(seen, snapshot, policy, attainable)).sorted();
    var ranked = standings.toList();
    var capable = ranked.stream().filter(it -> reaches(it.instance(), attainable)).toList();
    if (capable.isEmpty()) {
      capable = capableButForGaps(ranked, attainable);
    }
    return capable.isEmpty() ? diverge(ranked) : elect(capable, ranked, attainable);
  }

  /** If all have gaps: those that could have everything else, the smallest gap first. */
  private List<Standing> capableButForGaps(List<Standing> ranked, GtidSet goal) {
    if (ranked.stream().anyMatch(it -> gap(it.instance(), goal).isEmpty())) {
      return List.of();
    }
    return ranked.stream()
        .filter(it -> reaches(it.instance(), goal.minus(gap(it.instance(), goal))))
        .sorted(Comparator.comparingLong(it -> gap(it.instance(), goal).count()))
        .toList();
  }

  private Outcome elect(List<Standing> capable, List<Standing> ranked, GtidSet attainable) {
    var winner = capable.getFirst();
    for (var loser : ranked) {
      if (!loser.equals(winner)) {
        objections.put(
            loser.instance(),
            List.of(
                capable.contains(loser)
                    ? new Objection.Outranked(winner.instance(), why(winner, loser, attainable))
                    : behind(loser.instance(), attainable)));
      }
    }
    var goal = attainable.minus(gap(winner.instance(), attainable));
    var leftBehind = leftBehind(goal);
    return new Elected(
        winner.instance(),
        goal,
        electorate.fetches(seen(winner.instance()), goal),
        leftBehind,
        loss(goal, leftBehind),
        ballots());
  }

  private String why(Standing winner, Standing loser, GtidSet goal) {
    return gap(winner.instance(), goal).count() < gap(loser.instance(), goal).count()
        ? "its gap in the common history is smaller"
        : winner.whyBefore(loser);
  }

  /** Nobody reaches all: of those whose reach nobody exceeds, the first two by rank. */
  private Outcome diverge(List<Standing> ranked) {
    var one =
        ranked.stream()
            .map(Standing::instance)
            .filter(it -> ranked.stream().noneMatch(other -> exceeds(other.instance(), it)))
            .findFirst()
            .orElseThrow();
    var other =
        ranked.stream()
            .map(Standing::instance)
            .filter(it -> !reach(one).contains(reach(it)))
            .findFirst()
            .orElseThrow();
    for (var standing : ranked) {
      var instance = standing.instance();
      var rival = instance.equals(one) ? other : one;
      var missing = reach(rival).minus(reach(instance));
      objections.put(
          instance,
          List.of(
              missing.isEmpty()
                  ? behind(instance, electorate.all())
                  : new Objection.Behind(rival, missing)));
    }
    return new HistoriesDiverge(
        one, reach(one).minus(reach(other)), other, reach(other).minus(reach(one)), ballots());
  }

  private boolean exceeds(InstanceAddress one, InstanceAddress other) {
    return reach(one).contains(reach(other)) && !reach(other).contains(reach(one));
  }

  private Objection behind(InstanceAddress instance, GtidSet goal) {
    var missing = goal.minus(reach(instance));
    return new Objection.Behind(electorate.holders(missing).findFirst().orElseThrow(), missing);
  }

  private List<LeftBehind> leftBehind(GtidSet goal) {
    var unreachable = electorate.all().minus(goal);
    var leftBehind = new ArrayList<LeftBehind>();
    for (var holder : electorate.holders(unreachable).toList()) {
      leftBehind.add(
          new LeftBehind(holder, electorate.held(seen(holder)).minus(goal).intersect(unreachable)));
    }
    return leftBehind;
  }

  private LossEstimate loss(GtidSet goal, List<LeftBehind> leftBehind) {
    var lost = Objections.transactions(lastSeen).minus(goal);
    for (var share : leftBehind) {
      lost = lost.union(share.transactions());
    }
    return switch (lastSeen) {
      case LastSeen.Never() ->
          lost.isEmpty()
              ? new LossEstimate.Unknown()
              : new LossEstimate.AtLeast(lost, snapshot.at());
      case LastSeen.Executed(var at, var _) ->
          lost.isEmpty() ? new LossEstimate.NothingKnown(at) : new LossEstimate.AtLeast(lost, at);
    };
  }

  private GtidSet gap(InstanceAddress instance, GtidSet goal) {
    return electorate.gap(seen(instance)).intersect(goal);
  }

  private boolean reaches(InstanceAddress instance, GtidSet goal) {
    return reach(instance).contains(goal);
  }

  private GtidSet reach(InstanceAddress instance) {
    return electorate.withinReachOf(seen(instance));
  }

  /** All that any of them has or could fetch. */
  private GtidSet within(List<Seen> candidates) {
    var goal = GtidSet.empty();
    for (var candidate : candidates) {
      goal = goal.union(electorate.withinReachOf(candidate));
    }
    return goal;
  }

  /** Against whom nothing speaks but that an older one could not follow it. */
  private List<Seen> tooNew() {
    return ballots().stream()
        .filter(ballot -> !ballot.objections().isEmpty())
        .filter(ballot -> ballot.objections().stream().allMatch(Objection.TooNew.class::isInstance))
        .map(ballot -> seen(ballot.instance()))
        .toList();
  }

  private List<Seen> eligible() {
    return ballots().stream()
        .filter(ballot -> ballot.objections().isEmpty())
        .map(ballot -> seen(ballot.instance()))
        .toList();
  }

  private Seen seen(InstanceAddress instance) {
    return snapshot.seen(instance).orElseThrow();
  }

  private List<Ballot> ballots() {
    return objections.entrySet().stream()
        .map(entry -> new Ballot(entry.getKey(), policy.ruleOf(entry.getKey()), entry.getValue()))
        .toList();
  }
}
