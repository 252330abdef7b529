package understudy.activities.mysql;

/** What became of the request that a replica connects to its source anew. */
public sealed interface Reconnection {
  /** Its receiver was ended and started, perhaps by another: it now meets its source, or not. */
  record Reconnecting() implements Reconnection {}

  /** Nothing was touched, since it would not have been safe or would have changed nothing. */
  record Untouched(String reason) implements Reconnection {}

  /** It could not be asked, or did not answer in time. */
  record Failed(String reason) implements Reconnection {}
}
