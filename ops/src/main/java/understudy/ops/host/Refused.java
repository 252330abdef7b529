package understudy.ops.host;

/** What could not be done, in one sentence for the person who asked. */
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String sentence;

  public Refused(String sentence) {
    super(sentence);
    this.sentence = sentence;
  }

  public Refused(String sentence, Throwable cause) {
    super(sentence, cause);
    this.sentence = sentence;
  }

  /** The same sentence, for what was refused because a value is not valid. */
  public static Refused because(IllegalArgumentException e) {
    return new Refused(String.valueOf(e.getMessage()), e);
  }

  @Override
  public String getMessage() {
    return sentence;
  }
}
