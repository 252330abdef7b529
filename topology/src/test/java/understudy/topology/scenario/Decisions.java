package understudy.topology.scenario;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import understudy.topology.Counted;
import understudy.topology.Durability;
import understudy.topology.InstanceAddress;
import understudy.topology.diagnosis.Diagnosis;
import understudy.topology.diagnosis.Diagnostician;
import understudy.topology.diagnosis.HealthPolicy;
import understudy.topology.election.Ballot;
import understudy.topology.election.Election;
import understudy.topology.election.Objection;
import understudy.topology.election.Outcome;
import understudy.topology.examination.Cure;
import understudy.topology.examination.Examination;
import understudy.topology.examination.Finding;
import understudy.topology.examination.Restraint;
import understudy.topology.examination.Why;
import understudy.topology.switchover.Plan;
import understudy.topology.switchover.Refusal;
import understudy.topology.switchover.SwitchoverPlanner;
import understudy.topology.switchover.Target;

/** All that is decided about one scenario: as text to compare, and as values to count. */
final class Decisions {
  private final List<String> lines = new ArrayList<>();
  private final List<Object> values = new ArrayList<>();

  private Decisions() {}

  static Decisions of(Scenario scenario) {
    var decisions = new Decisions();
    var diagnosis = Diagnostician.diagnose(scenario.snapshot(), HealthPolicy.DEFAULT);
    decisions.tell(diagnosis);
    decisions.examine(scenario);
    if (diagnosis instanceof Diagnosis.PrimaryLost) {
      decisions.tell(
          Election.hold(scenario.snapshot(), scenario.failoverPolicy(), scenario.lastSeen()));
    }
    if (!scenario.targets().isEmpty()) {
      for (var target : scenario.targets()) {
        decisions.tell(
            "to " + target,
            SwitchoverPlanner.plan(
                scenario.snapshot(), new Target.Named(target), scenario.policy()));
      }
    } else if (scenario.snapshot().seen(scenario.snapshot().primary()).isPresent()) {
      decisions.tell(
          "to the best",
          SwitchoverPlanner.plan(scenario.snapshot(), new Target.Best(), scenario.policy()));
    }
    return decisions;
  }

  String text() {
    return Letters.shorten(String.join("\n", lines)) + "\n";
  }

  /** Every diagnosis, outcome, objection, plan and refusal that was met. */
  List<Object> values() {
    return List.copyOf(values);
  }

  private void tell(Diagnosis diagnosis) {
    values.add(diagnosis);
    line("diagnosis", name(diagnosis) + ": " + diagnosis.sentence());
    if (diagnosis instanceof Diagnosis.PrimaryLost lost) {
      line("  survivors", names(lost.survivors()));
      line("  silent", names(lost.silent()));
    }
    diagnosis.evidence().forEach(sentence -> line("  evidence", sentence));
  }

  private void examine(Scenario scenario) {
    var around = scenario.surroundings();
    var examination = Examination.of(scenario.snapshot(), around.policy(), around.tracks());
    examination.findings().forEach(this::tell);
    var why =
        around
            .unwatched()
            .map(Why::unwatched)
            .orElseGet(() -> Why.of(examination, around.doubt(), around.orders(), Scenario.NOW));
    tell("why", why.now());
    why.besides().forEach(restraint -> tell("  and besides", restraint));
  }

  private void tell(Finding finding) {
    values.add(finding.kind());
    line("finding", "%s: %s".formatted(finding.kind(), finding.sentence()));
    line("  about", names(finding.about()));
    line("  advice", finding.advice());
    if (finding.kind().cure() != Cure.FAILOVER) {
      finding.evidence().forEach(it -> line("  shown by", "%s: %s".formatted(it.by(), it.what())));
    }
  }

  private void tell(String label, Restraint restraint) {
    values.add(restraint);
    line(label, name(restraint) + ": " + restraint.sentence());
  }

  private void tell(Outcome outcome) {
    values.add(outcome);
    line("election", name(outcome) + ": " + outcome.sentence());
    switch (outcome) {
      case Outcome.Elected elected -> {
        line("  goal", elected.goal().toString());
        for (var fetch : elected.fetches()) {
          line("  fetch", "%s from %s".formatted(fetch.missing(), fetch.donor()));
        }
        for (var left : elected.leftBehind()) {
          line("  left behind", "%s on %s".formatted(left.transactions(), left.holder()));
        }
        values.add(elected.loss());
        line("  loss", name(elected.loss()));
      }
      case Outcome.NoneEligible _ -> {}
      case Outcome.HistoriesDiverge diverge -> {
        line("  only one", "%s on %s".formatted(diverge.onlyOne(), diverge.one()));
        line("  only one", "%s on %s".formatted(diverge.onlyOther(), diverge.other()));
      }
    }
    outcome.ballots().forEach(this::tell);
  }

  private void tell(Ballot ballot) {
    values.addAll(ballot.objections());
    line("  ballot", "%s, %s: %s".formatted(ballot.instance(), ballot.rule(), ballot.sentence()));
    for (Objection objection : ballot.objections()) {
      line("    objection", name(objection));
    }
  }

  private void tell(String aim, Plan plan) {
    values.add(plan);
    line("switchover", "%s: %s".formatted(aim, name(plan)));
    switch (plan) {
      case Plan.Ready ready -> {
        line("  successor", ready.successor().toString());
        line("  move before", names(ready.moveBefore()));
        line("  move after", names(ready.moveAfter()));
        line("  durability", durability(ready.durability()));
      }
      case Plan.Refused refused -> {
        for (var refusal : refused.refusals()) {
          values.add(refusal);
          if (refusal instanceof Refusal.Unfit unfit) {
            values.add(unfit.objection());
          }
          line("  refusal", name(refusal) + ": " + refusal.sentence());
        }
      }
    }
  }

  private static String durability(Durability durability) {
    return switch (durability) {
      case Durability.Asynchronous() -> "asynchronous";
      case Durability.SemiSynchronous(var wanted, var _) ->
          "semi-synchronous, " + Counted.of(wanted, "acknowledgement");
    };
  }

  private static String names(List<InstanceAddress> instances) {
    return instances.isEmpty()
        ? "nobody"
        : instances.stream().map(InstanceAddress::toString).collect(joining(" "));
  }

  private static String name(Object value) {
    return value.getClass().getSimpleName();
  }

  private void line(String label, String text) {
    lines.add("%-14s %s".formatted(label, text).stripTrailing());
  }
}
