package understudy.ops.cli;

import java.io.PrintWriter;
import java.io.Writer;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import understudy.ops.document.DiagnosisAnswer;
import understudy.ops.document.ElectionAnswer;
import understudy.ops.engine.EngineConnection;
import understudy.ops.host.Json;
import understudy.ops.host.Refused;
import understudy.ops.sandbox.Sandboxes;
import understudy.topology.InstanceAddress;
import understudy.workflows.document.SnapshotDocument;

/** Does a little of everything, so that the build can record which classes a command needs. */
@Command(name = "rehearse", hidden = true, description = "Warm up, for the launcher's cache.")
final class Rehearse extends JsonCommand {
  @Override
  protected Answer answer() {
    var nowhere = new PrintWriter(Writer.nullWriter());
    for (var arguments :
        List.of("--help", "sandbox --help", "sandbox status --name rehearsal", "nonsense")) {
      var code =
          CommandLines.tree().setOut(nowhere).setErr(nowhere).execute(arguments.split(" ", -1));
      nowhere.println(code);
    }
    rehearseDocuments().forEach(nowhere::println);
    var nobody = InstanceAddress.parse("127.255.255.1:65535");
    nowhere.println(EngineConnection.answers(nobody, Duration.ofMillis(300)));
    try {
      Sandboxes.rehearse();
    } catch (Refused e) {
      nowhere.println(e.getMessage());
    }
    return Answer.done(List.of(Json.write(List.of("rehearsed"))), "rehearsed");
  }

  private static List<String> rehearseDocuments() {
    var document =
        SnapshotDocument.read(
            """
            {"format": "understudy-snapshot/1", "primary": "db1", "instances": [
              {"instance": "db1", "silent": "refused"},
              {"instance": "db2", "channels": [{"source": "db1",
                "receiver": {"state": "connecting", "lastHeard": "4s"}}]}]}
            """);
    return List.of(
        Json.write(DiagnosisAnswer.of(document).json()),
        Json.write(ElectionAnswer.of(document, List.of()).json()));
  }
}
