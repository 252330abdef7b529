package understudy.ops.document;

import static java.util.stream.Collectors.joining;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import understudy.topology.InstanceAddress;
import understudy.topology.examination.Examination;
import understudy.topology.examination.Finding;
import understudy.workflows.document.SnapshotDocument;
import understudy.workflows.payload.Payloads;

/** What is wrong with the cluster of a document, for programs and for people. */
public record DiagnosisAnswer(JsonNode json, String text) {
  /** Diagnoses it. */
  public static DiagnosisAnswer of(SnapshotDocument document) {
    var examination = document.examination();
    return new DiagnosisAnswer(json(examination), text(examination));
  }

  private static JsonNode json(Examination examination) {
    var verdict = examination.verdict();
    var json = JsonNodeFactory.instance.objectNode();
    json.put("sentence", verdict.sentence());
    json.set("diagnosis", Payloads.mapper().valueToTree(verdict));
    examination
        .restraint()
        .ifPresent(
            restraint -> {
              ObjectNode tree = Payloads.mapper().valueToTree(restraint);
              json.set("restraint", tree.put("sentence", restraint.sentence()));
            });
    var findings = json.putArray("findings");
    for (var finding : examination.findings()) {
      ObjectNode tree = Payloads.mapper().valueToTree(finding);
      tree.put("severity", finding.kind().severity().name());
      tree.put("cure", finding.kind().cure().name());
      finding.kind().orchestrator().ifPresent(code -> tree.put("orchestrator", code));
      findings.add(tree);
    }
    return json;
  }

  /** The verdict first, then why nothing follows from it, then all else. */
  private static String text(Examination examination) {
    var verdict = examination.verdict();
    var text = new StringBuilder();
    text.append("%s: %s%n".formatted(verdict.getClass().getSimpleName(), verdict.sentence()));
    verdict.evidence().forEach(sentence -> text.append("  %s%n".formatted(sentence)));
    examination
        .restraint()
        .ifPresent(restraint -> text.append("%s%n".formatted(restraint.sentence())));
    examination.findings().forEach(finding -> text.append(lines(finding)));
    return text.toString();
  }

  private static String lines(Finding finding) {
    var about = finding.about().stream().map(InstanceAddress::toString).collect(joining(", "));
    return "%n%s %s (%s)%n  %s%n  %s%n"
        .formatted(
            finding.kind().severity(), finding.kind(), about, finding.sentence(), finding.advice());
  }
}
