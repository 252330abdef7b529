package understudy.activities.mysql;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A strict bound for a conversation.
 *
 * <p>Socket time-outs alone are none: when one strikes, the driver closes the connection, and
 * closing an encrypted one waits for the other end all over again.
 */
final class Deadline {
  private Deadline() {}

  /** What is waited for. */
  interface Conversation<T> {
    T hold() throws SQLException;
  }

  /**
   * Holds a conversation on a thread of its own and waits for it for so long; one that is given up
   * ends by itself, by its own socket time-outs.
   *
   * @throws SQLException of the conversation; a time-out where it did not end in time
   */
  static <T> T within(Duration limit, Conversation<T> conversation) throws SQLException {
    var answer = new CompletableFuture<T>();
    Thread.ofVirtual().start(() -> hold(conversation, answer));
    try {
      return answer.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      throw new SQLTimeoutException("no answer within %d ms".formatted(limit.toMillis()), late);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new SQLTimeoutException("interrupted while waiting for an answer", stopped);
    } catch (ExecutionException failed) {
      throw unwrapped(failed);
    }
  }

  private static <T> void hold(Conversation<T> conversation, CompletableFuture<T> answer) {
    try {
      answer.complete(conversation.hold());
    } catch (SQLException | RuntimeException failure) {
      answer.completeExceptionally(failure);
    }
  }

  /** What went wrong in a conversation that was held on another thread. */
  static SQLException unwrapped(ExecutionException failed) {
    return switch (failed.getCause()) {
      case SQLException known -> known;
      case RuntimeException known -> throw known;
      case null, default -> new SQLException("a conversation failed", failed);
    };
  }
}
