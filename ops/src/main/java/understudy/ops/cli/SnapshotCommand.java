package understudy.ops.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import understudy.ops.host.Refused;
import understudy.topology.ClusterName;
import understudy.workflows.operation.OperationId;

@Command(
    name = "snapshot",
    description =
        "A cluster's snapshot as a document, to keep or to ask about with 'diagnose' and 'elect'.")
final class SnapshotCommand extends JsonCommand {
  @Mixin private ServerOption server = new ServerOption();

  @Parameters(
      paramLabel = "CLUSTER",
      arity = "0..1",
      converter = Converters.OfClusterName.class,
      description = "The cluster as it is seen now.")
  private @Nullable ClusterName cluster;

  @Option(
      names = "--operation",
      paramLabel = "ID",
      description = "Instead the snapshot on which this operation was decided, as failover/shop/3.")
  private @Nullable String operation;

  @Option(
      names = "--decision",
      paramLabel = "confirm|elect|plan",
      description = "Of an operation that decided more than once: which decision (the first).")
  private @Nullable String decision;

  @Override
  protected Answer answer() {
    var document = server.api().get(path());
    return Answer.done(document, document.toPrettyString());
  }

  private String path() {
    if (operation != null && cluster == null) {
      var wanted = decision == null ? "" : "?decision=" + word(decision);
      return "/operations/%s/snapshot%s".formatted(id(operation), wanted);
    }
    if (cluster != null && operation == null && decision == null) {
      return "/clusters/%s/snapshot".formatted(cluster);
    }
    throw new Refused("name either a CLUSTER, or with --operation one operation of it");
  }

  private static OperationId id(String text) {
    try {
      return new OperationId(text);
    } catch (IllegalArgumentException unreadable) {
      throw Refused.because(unreadable);
    }
  }

  private static String word(String text) {
    if (!text.matches("[a-z]{1,20}")) {
      throw new Refused("--decision takes confirm, elect or plan");
    }
    return text;
  }
}
