package understudy.topology.election;

import static java.util.stream.Collectors.joining;

import java.util.List;
import understudy.topology.Counted;
import understudy.topology.InstanceAddress;
import understudy.topology.Printable;
import understudy.topology.gtid.GtidSet;

/** How an election ended. */
public sealed interface Outcome {
  /** One ballot for every member that was considered, ordered by address. */
  List<Ballot> ballots();

  /** The whole in one sentence. */
  String sentence();

  /**
   * Somebody leads.
   *
   * @param goal all that it must have executed before it may take writes
   * @param fetches what it must first fetch from others, in this order; mostly nothing
   * @param leftBehind what others have and cannot give, or the winner cannot take: knowingly given
   *     up; part of the loss
   * @param loss what is known to be lost
   */
  record Elected(
      InstanceAddress winner,
      GtidSet goal,
      List<Fetch> fetches,
      List<LeftBehind> leftBehind,
      LossEstimate loss,
      List<Ballot> ballots)
      implements Outcome {
    public Elected {
      fetches = List.copyOf(fetches);
      leftBehind = List.copyOf(leftBehind);
      ballots = List.copyOf(ballots);
    }

    @Override
    public String sentence() {
      var stays =
          leftBehind.isEmpty()
              ? ""
              : "; %s left behind on %s"
                  .formatted(Counted.of(transactionsLeftBehind(), "transaction"), holders());
      return "%s leads: %s%s".formatted(winner, loss.sentence(), stays);
    }

    private String holders() {
      return leftBehind.stream().map(it -> it.holder().toString()).collect(joining(" and "));
    }

    /** Each once, on however many it lies. */
    private long transactionsLeftBehind() {
      return leftBehind.stream()
          .map(LeftBehind::transactions)
          .reduce(GtidSet.empty(), GtidSet::union)
          .count();
    }
  }

  /** Nobody may lead; each ballot says why. */
  record NoneEligible(List<Ballot> ballots) implements Outcome {
    public NoneEligible {
      ballots = List.copyOf(ballots);
    }

    @Override
    public String sentence() {
      var reasons =
          ballots.stream()
              .map(ballot -> "%s: %s".formatted(ballot.instance(), ballot.sentence()))
              .collect(joining("; "));
      return reasons.isEmpty()
          ? "no instance may lead: there is no candidate"
          : "no instance may lead: " + reasons;
    }
  }

  /**
   * Two candidates each have transactions that the other lacks: a human must choose which history
   * to keep.
   */
  record HistoriesDiverge(
      InstanceAddress one,
      GtidSet onlyOne,
      InstanceAddress other,
      GtidSet onlyOther,
      List<Ballot> ballots)
      implements Outcome {
    public HistoriesDiverge {
      ballots = List.copyOf(ballots);
    }

    @Override
    public String sentence() {
      return "%s and %s each have transactions that the other lacks (%d and %d)"
          .formatted(one, other, onlyOne.count(), onlyOther.count());
    }
  }

  /**
   * Transactions that the winner must fetch from another survivor before it is opened. The donor
   * may have others that nobody shall get: whoever fetches by replication says where to stop.
   */
  record Fetch(InstanceAddress donor, GtidSet missing) {}

  /**
   * Transactions that stay on an instance: it can neither lead nor hand them over, or they lie in a
   * gap of the winner's that replication skips.
   */
  record LeftBehind(InstanceAddress holder, GtidSet transactions) {
    /** What a person may want to get out of there. */
    public String sentence() {
      return "%s left behind on %s, for the new primary could not fetch them: %s"
          .formatted(
              Counted.of(transactions.count(), "transaction"),
              holder,
              Printable.of(transactions.toString()));
    }
  }
}
