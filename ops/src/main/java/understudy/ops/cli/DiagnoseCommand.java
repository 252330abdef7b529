package understudy.ops.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import understudy.ops.document.DiagnosisAnswer;

@Command(
    name = "diagnose",
    description = "What is wrong with a cluster, by a snapshot document; asks no server.")
final class DiagnoseCommand extends JsonCommand {
  @Mixin private SnapshotOption snapshot = new SnapshotOption();

  @Override
  protected Answer answer() {
    var answer = DiagnosisAnswer.of(snapshot.document());
    return Answer.done(answer.json(), answer.text());
  }
}
