package understudy.ops.document;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import understudy.topology.Counted;
import understudy.topology.InstanceAddress;
import understudy.topology.Printable;
import understudy.topology.election.Ballot;
import understudy.topology.election.Outcome;
import understudy.topology.gtid.GtidSet;
import understudy.workflows.document.SnapshotDocument;
import understudy.workflows.payload.Payloads;

/** Who would lead the cluster of a document, for programs and for people. */
public record ElectionAnswer(JsonNode json, String text) {
  /** Holds the election, as if the primary and those who are {@code lost} with it were gone. */
  public static ElectionAnswer of(SnapshotDocument document, List<InstanceAddress> lost) {
    var outcome = document.election(lost);
    var gone = new TreeSet<>(lost);
    gone.add(document.snapshot().primary());
    return new ElectionAnswer(json(outcome, List.copyOf(gone)), text(outcome, List.copyOf(gone)));
  }

  private static JsonNode json(Outcome outcome, List<InstanceAddress> gone) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("sentence", outcome.sentence());
    json.set("lost", Payloads.mapper().valueToTree(gone));
    ObjectNode tree = Payloads.mapper().valueToTree(outcome);
    tree.set("ballots", ballots(outcome));
    if (outcome instanceof Outcome.Elected elected && tree.get("loss") instanceof ObjectNode loss) {
      loss.put("sentence", elected.loss().sentence());
    }
    return json.set("outcome", tree);
  }

  private static ArrayNode ballots(Outcome outcome) {
    var ballots = JsonNodeFactory.instance.arrayNode();
    for (var ballot : outcome.ballots()) {
      var one = ballots.addObject();
      one.put("instance", ballot.instance().toString());
      one.put("rule", word(ballot));
      one.put("sentence", ballot.sentence());
      var objections = one.putArray("objections");
      for (var objection : ballot.objections()) {
        ObjectNode tree = Payloads.mapper().valueToTree(objection);
        objections.add(tree.put("sentence", objection.sentence()));
      }
    }
    return ballots;
  }

  private static String text(Outcome outcome, List<InstanceAddress> gone) {
    var lost = gone.stream().map(InstanceAddress::toString).collect(joining(" and "));
    var text = new StringBuilder();
    line(text, "lost", lost);
    line(
        text,
        "outcome",
        "%s: %s".formatted(outcome.getClass().getSimpleName(), outcome.sentence()));
    if (outcome instanceof Outcome.Elected elected) {
      line(text, "goal", some(elected.goal()));
      for (var fetch : elected.fetches()) {
        line(text, "fetch", "%s, from %s".formatted(some(fetch.missing()), fetch.donor()));
      }
      elected.leftBehind().forEach(left -> line(text, "given up", left.sentence()));
      line(text, "loss", elected.loss().sentence());
    }
    for (var ballot : outcome.ballots()) {
      var mark = ballot.objections().isEmpty() ? "*" : " ";
      line(
          text,
          mark + " ballot",
          "%-22s %-10s %s".formatted(ballot.instance(), word(ballot), ballot.sentence()));
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String label, String value) {
    text.append("%-9s %s%n".formatted(label, value));
  }

  private static String some(GtidSet transactions) {
    return "%s: %s"
        .formatted(
            Counted.of(transactions.count(), "transaction"), Printable.of(transactions.toString()));
  }

  private static String word(Ballot ballot) {
    return ballot.rule().name().toLowerCase(Locale.ROOT);
  }
}
