package understudy.ops.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import understudy.ops.host.Refused;
import understudy.topology.Printable;
import understudy.workflows.document.DocumentRefused;
import understudy.workflows.document.SnapshotDocument;

/** Reads a snapshot document; whatever it holds, at most one sentence comes of it. */
public final class DocumentFile {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private DocumentFile() {}

  /** Reads a file. */
  public static SnapshotDocument read(Path file) {
    var name = Printable.of(file.toString());
    if (Files.isDirectory(file)) {
      throw new Refused(name + " is a folder, not a snapshot document");
    }
    try (var in = Files.newInputStream(file)) {
      return read(in, name);
    } catch (NoSuchFileException missing) {
      throw new Refused("there is no file " + name, missing);
    } catch (IOException unreadable) {
      throw new Refused(name + " cannot be read: " + unreadable.getMessage(), unreadable);
    }
  }

  /** Reads what is piped in. */
  public static SnapshotDocument standardInput() {
    try {
      return read(System.in, "standard input");
    } catch (IOException unreadable) {
      throw new Refused("standard input cannot be read: " + unreadable.getMessage(), unreadable);
    }
  }

  private static SnapshotDocument read(InputStream in, String name) throws IOException {
    var bytes = in.readNBytes(SnapshotDocument.LONGEST + 1);
    if (bytes.length > SnapshotDocument.LONGEST) {
      throw new Refused(
          "%s is larger than the %d MiB that a snapshot document may have"
              .formatted(name, SnapshotDocument.LONGEST >> 20));
    }
    try {
      return SnapshotDocument.read(text(bytes));
    } catch (CharacterCodingException foreign) {
      throw new Refused("%s is not written in UTF-8".formatted(name), foreign);
    } catch (DocumentRefused refused) {
      throw new Refused("%s: %s".formatted(name, refused.getMessage()), refused);
    }
  }

  private static String text(byte[] bytes) throws CharacterCodingException {
    var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    // Some editors put it there, and it means nothing.
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
  }
}
