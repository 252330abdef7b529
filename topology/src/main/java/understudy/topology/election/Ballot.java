package understudy.topology.election;

import static java.util.stream.Collectors.joining;

import java.util.List;
import understudy.topology.InstanceAddress;
import understudy.topology.PromotionRule;

/** What speaks against one instance as the next primary; the winner's ballot has no objection. */
public record Ballot(InstanceAddress instance, PromotionRule rule, List<Objection> objections) {
  public Ballot {
    objections = List.copyOf(objections);
  }

  /** All objections in one clause. */
  public String sentence() {
    return objections.isEmpty()
        ? "nothing speaks against it"
        : objections.stream().map(Objection::sentence).collect(joining(", and "));
  }
}
