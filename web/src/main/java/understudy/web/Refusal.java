package understudy.web;

/**
 * Something that was asked for and will not be done; its message is one sentence for whoever asked.
 */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Why why;

  private Refusal(Why why, String sentence) {
    super(sentence);
    this.why = why;
  }

  /** What was asked cannot be understood: a bad name, a bad address, a missing reason. */
  public static Refusal unreadable(String sentence) {
    return new Refusal(Why.UNREADABLE, sentence);
  }

  /** What it is about does not exist. */
  public static Refusal unknown(String sentence) {
    return new Refusal(Why.UNKNOWN, sentence);
  }

  /** The way things stand forbids it: busy, registered already, not fit. */
  public static Refusal conflict(String sentence) {
    return new Refusal(Why.CONFLICT, sentence);
  }

  /** The engine does not answer, so nothing can be asked of it. */
  public static Refusal engineDown(String sentence) {
    return new Refusal(Why.ENGINE_DOWN, sentence);
  }

  /** Too many ask for the same at once. */
  public static Refusal crowded(String sentence) {
    return new Refusal(Why.CROWDED, sentence);
  }

  /** Whoever asks is not who may: a foreign page, another machine. */
  public static Refusal foreign(String sentence) {
    return new Refusal(Why.FOREIGN, sentence);
  }

  public Why why() {
    return why;
  }

  /** The kinds of refusal, with what HTTP calls them. */
  public enum Why {
    UNREADABLE(400, "Bad request"),
    FOREIGN(403, "Forbidden"),
    UNKNOWN(404, "Not found"),
    CONFLICT(409, "Conflict"),
    CROWDED(503, "Too many streams"),
    ENGINE_DOWN(503, "Engine unavailable");

    private final int status;
    private final String title;

    Why(int status, String title) {
      this.status = status;
      this.title = title;
    }

    public int status() {
      return status;
    }

    public String title() {
      return title;
    }
  }
}
