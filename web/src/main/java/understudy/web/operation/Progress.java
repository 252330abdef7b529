package understudy.web.operation;

/** How far an operation is, as the engine sees it; what it achieved is its report's to say. */
public enum Progress {
  RUNNING("running"),
  /** It ended with a report. */
  COMPLETED("completed"),
  /** It ended without one: a person must look. */
  FAILED("failed"),
  CANCELLED("cancelled"),
  TERMINATED("terminated"),
  TIMED_OUT("timed out");

  private final String word;

  Progress(String word) {
    this.word = word;
  }

  /** The word in pages and the API. */
  public String word() {
    return word;
  }
}
