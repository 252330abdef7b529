package understudy.workflows.document;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import understudy.topology.Printable;

/** JSON of strangers: read to the letter and within limits, so that no text can exhaust us. */
final class StrictJson {
  /** Characters of a whole document. */
  static final int LONGEST = 32 * 1024 * 1024;

  private static final int LONGEST_TEXT = 16 * 1024 * 1024;
  private static final int DEEPEST = 16;
  private static final int MOST_TOKENS = 2_000_000;
  private static final int LONGEST_NUMBER = 32;
  private static final int LONGEST_NAME = 256;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxDocumentLength(LONGEST)
                          .maxStringLength(LONGEST_TEXT)
                          .maxNestingDepth(DEEPEST)
                          .maxTokenCount(MOST_TOKENS)
                          .maxNumberLength(LONGEST_NUMBER)
                          .maxNameLength(LONGEST_NAME)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private StrictJson() {}

  static JsonNode read(String text) {
    if (text.isBlank()) {
      throw new DocumentRefused("the document is empty");
    }
    if (text.length() > LONGEST) {
      throw tooLarge();
    }
    try {
      return MAPPER.readTree(text);
    } catch (StreamConstraintsException beyond) {
      throw tooLarge();
    } catch (JacksonException malformed) {
      throw new DocumentRefused(
          "the document is no JSON%s: %s"
              .formatted(where(malformed), Printable.of(malformed.getOriginalMessage())),
          malformed);
    }
  }

  private static String where(JacksonException malformed) {
    return Optional.ofNullable(malformed.getLocation())
        .map(it -> ", line %d, column %d".formatted(it.getLineNr(), it.getColumnNr()))
        .orElse("");
  }

  static String write(JsonNode node) {
    return MAPPER.writeValueAsString(node);
  }

  private static DocumentRefused tooLarge() {
    return new DocumentRefused(
        ("the document is larger than can be read: at most %d MiB, a text of %d MiB, %d levels,"
                + " %d values, %d characters of a name and %d digits of a number")
            .formatted(
                LONGEST >> 20,
                LONGEST_TEXT >> 20,
                DEEPEST,
                MOST_TOKENS,
                LONGEST_NAME,
                LONGEST_NUMBER));
  }
}
