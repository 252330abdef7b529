package understudy.workflows.guardian;

/** An operator has seen the latest automatic failovers: the next one may be automatic again. */
public record Acknowledgement(String by, String comment) {
  public Acknowledgement {
    if (comment.isBlank()) {
      throw new IllegalArgumentException("an acknowledgement needs a comment");
    }
  }
}
