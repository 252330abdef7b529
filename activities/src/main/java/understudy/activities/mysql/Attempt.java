package understudy.activities.mysql;

import io.temporal.activity.Activity;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** One attempt of a step, as far as an act must know it. */
public interface Attempt {
  /** The how-manieth it is, from 1. */
  int number();

  /** When it was scheduled: of two attempts of one step, the later one is in charge. */
  Instant scheduledAt();

  /**
   * Tells that it is alive and how far it came.
   *
   * @throws RuntimeException when it has been cancelled and must end
   */
  void beat(String progress);

  /** Completes, with a failure, once it has been cancelled and must end. */
  CompletableFuture<Void> cancellation();

  /** The attempt of the activity that the engine is running on this thread. */
  static Attempt current() {
    var context = Activity.getExecutionContext();
    var info = context.getInfo();
    return new Attempt() {
      @Override
      public int number() {
        return info.getAttempt();
      }

      @Override
      public Instant scheduledAt() {
        return Instant.ofEpochMilli(info.getCurrentAttemptScheduledTimestamp());
      }

      @Override
      public void beat(String progress) {
        context.heartbeat(progress);
      }

      @Override
      public CompletableFuture<Void> cancellation() {
        return context.getCancellationToken().getCancellationFuture();
      }
    };
  }
}
