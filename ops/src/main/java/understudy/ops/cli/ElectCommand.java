package understudy.ops.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import understudy.ops.document.ElectionAnswer;
import understudy.ops.host.Refused;
import understudy.topology.InstanceAddress;
import understudy.workflows.document.DocumentRefused;

@Command(
    name = "elect",
    description =
        "Who would lead if the primary were lost, by a snapshot document; asks no server.")
final class ElectCommand extends JsonCommand {
  @Mixin private SnapshotOption snapshot = new SnapshotOption();

  @Option(
      names = "--lost",
      paramLabel = "HOST:PORT",
      converter = Converters.OfAddress.class,
      description = "An instance that is lost with the primary; may be given several times.")
  private List<InstanceAddress> lost = new ArrayList<>();

  @Override
  protected Answer answer() {
    try {
      var answer = ElectionAnswer.of(snapshot.document(), lost);
      return Answer.done(answer.json(), answer.text());
    } catch (DocumentRefused nobodyOfThatName) {
      throw Refused.because(nobodyOfThatName);
    }
  }
}
