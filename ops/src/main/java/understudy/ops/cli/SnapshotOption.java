package understudy.ops.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;
import understudy.ops.document.DocumentFile;
import understudy.workflows.document.SnapshotDocument;

/** Which snapshot document is asked about. */
final class SnapshotOption {
  @Option(
      names = "--snapshot",
      required = true,
      paramLabel = "FILE",
      description = "A snapshot document, as docs/snapshot.md explains it; '-' for standard input.")
  private String file = "-";

  SnapshotDocument document() {
    return file.equals("-") ? DocumentFile.standardInput() : DocumentFile.read(Path.of(file));
  }
}
