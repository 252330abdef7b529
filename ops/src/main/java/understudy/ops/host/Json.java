package understudy.ops.host;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Records to JSON and back, the same way everywhere in the client. */
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(SerializationFeature.FAIL_ON_EMPTY_BEANS).build();

  private Json() {}

  /** One line. */
  public static String write(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  /**
   * Reads a record.
   *
   * @throws Refused naming what was read when the text is not such a record
   */
  public static <T> T read(String text, Class<T> type, String what) {
    try {
      return MAPPER.readValue(text, type);
    } catch (JacksonException e) {
      throw new Refused("%s cannot be read: %s".formatted(what, e.getOriginalMessage()), e);
    }
  }
}
