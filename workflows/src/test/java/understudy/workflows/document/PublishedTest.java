package understudy.workflows.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What is published says what the reader does; what it should say is left in {@code target}. */
class PublishedTest {
  private static final Path DOCS = Path.of("../docs");
  private static final Path WRITTEN = Path.of("target/document");

  @Test
  void theSchemaIsThatOfTheReader() throws IOException {
    assertPublished("snapshot.schema.json", SnapshotSchema.text());
  }

  @Test
  void theManualListsWhatTheReaderReads() throws IOException {
    var page = Files.readString(DOCS.resolve("snapshot.md"));
    var begin = page.indexOf("<!-- members -->\n") + "<!-- members -->\n".length();
    var end = page.indexOf("<!-- end of members -->");

    assertThat(begin).isPositive();
    assertThat(end).isGreaterThan(begin);
    assertPublished(
        "snapshot.md", page.substring(0, begin) + SnapshotSchema.manual() + page.substring(end));
  }

  private static void assertPublished(String file, String text) throws IOException {
    Files.createDirectories(WRITTEN);
    Files.writeString(WRITTEN.resolve(file), text);
    assertThat(DOCS.resolve(file)).content().isEqualTo(text);
  }
}
