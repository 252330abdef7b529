package understudy.topology;

/** An error as a server itself states it. */
public record ServerError(int number, String message) {
  public ServerError {
    message = Printable.of(message);
  }
}
