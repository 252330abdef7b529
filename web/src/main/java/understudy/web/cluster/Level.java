package understudy.web.cluster;

/** How urgently a person should look; the first is the most urgent. */
public enum Level {
  /** Nobody can write, or too many can. */
  LOST("lost"),
  /** An operation runs. */
  WORKING("working"),
  /** It works, and something about it does not. */
  ATTENTION("attention"),
  /** It is not known. */
  UNKNOWN("unknown"),
  HEALTHY("healthy");

  private final String word;

  Level(String word) {
    this.word = word;
  }

  /** The word in pages, style sheets and the API. */
  public String word() {
    return word;
  }
}
