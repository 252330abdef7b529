package understudy.topology;

/** An error as a server itself states it. */
public record ServerError(int number, String message) {
  /** MySQL names the transaction, the log and the table before it comes to the point. */
  private static final int LONGEST = 300;

  public ServerError {
    message = Printable.of(message, LONGEST);
  }
}
