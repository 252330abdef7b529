package understudy.ops.cli;

/**
 * What a command answers.
 *
 * @param value what {@code --json} shows: a record, a list or a map
 * @param text what a person reads
 * @param code the exit code: 0 done, 1 failed
 */
public record Answer(Object value, String text, int code) {
  public Answer {
    if (code < 0 || code > 1) {
      throw new IllegalArgumentException("an answer ends with 0 or 1, not " + code);
    }
    text = text.stripTrailing();
  }

  public static Answer done(Object value, String text) {
    return new Answer(value, text, 0);
  }

  public static Answer failed(Object value, String text) {
    return new Answer(value, text, CommandLines.FAILED);
  }
}
