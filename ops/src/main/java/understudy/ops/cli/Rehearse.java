package understudy.ops.cli;

import java.io.PrintWriter;
import java.io.Writer;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import understudy.ops.engine.EngineConnection;
import understudy.ops.host.Json;
import understudy.ops.host.Refused;
import understudy.ops.sandbox.Sandboxes;
import understudy.topology.InstanceAddress;

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
    var nobody = InstanceAddress.parse("127.255.255.1:65535");
    nowhere.println(EngineConnection.answers(nobody, Duration.ofMillis(300)));
    try {
      Sandboxes.rehearse();
    } catch (Refused e) {
      nowhere.println(e.getMessage());
    }
    return Answer.done(List.of(Json.write(List.of("rehearsed"))), "rehearsed");
  }
}
