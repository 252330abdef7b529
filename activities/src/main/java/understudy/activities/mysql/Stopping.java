package understudy.activities.mysql;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import understudy.topology.InstanceAddress;
import understudy.topology.Seen;

/**
 * Stops the receivers of one instance, and knows from when on none of them can acknowledge.
 *
 * <p>A receiver that waits for the greeting of a frozen source takes two seconds to stop, since the
 * server wakes it every two seconds only. It is harmless long before: from the moment that its
 * {@code STOP} is being carried out, it ends at the next thing that it does, and it has many to do
 * before it could ask for a single transaction. So it is enough to see that {@code STOP} under way
 * and the receiver not connected.
 */
final class Stopping {
  /** What a receiver that is connected takes at most to stop, and more. */
  private static final Duration SOON = Duration.ofMillis(60);

  private static final Duration POLL = Duration.ofMillis(5);

  /** Longer than somebody may take who stops and starts a receiver to see whether it connects. */
  private static final int LOCK_SECONDS = 3;

  private final Hands hands;
  private final InstanceAddress instance;
  private final Duration statementLimit;
  private final AtomicLong stopper = new AtomicLong();
  private final CompletableFuture<Seen> stopped = new CompletableFuture<>();

  /**
   * Prepares to stop the receivers of an instance.
   *
   * @param statementLimit for the stopping itself, which goes on when nobody waits for it any more
   */
  Stopping(Hands hands, InstanceAddress instance, Duration statementLimit) {
    this.hands = hands;
    this.instance = instance;
    this.statementLimit = statementLimit;
  }

  /**
   * Returns what the instance says of itself once its receivers can acknowledge nothing any more.
   */
  Seen within(Duration deadline) throws SQLException {
    Thread.ofVirtual().name("stop the receiver of " + instance).start(this::begin);
    return Deadline.within(deadline, () -> still(System.nanoTime() + deadline.toNanos()));
  }

  private void begin() {
    try {
      stopped.complete(hands.tryOn(instance, statementLimit, this::stop));
    } catch (SQLException | RuntimeException failure) {
      stopped.completeExceptionally(failure);
    }
  }

  private Seen stop(Act act) throws SQLException {
    ReceiverLock.take(act.session(), LOCK_SECONDS);
    stopper.set(act.session().id());
    act.change("STOP REPLICA IO_THREAD");
    ReceiverLock.release(act.session());
    return act.look();
  }

  private Seen still(long end) throws SQLException {
    try {
      return outcome(SOON);
    } catch (SQLTimeoutException late) {
      if (stopped.isDone()) {
        throw late;
      }
      return hands.tryOn(instance, statementLimit, act -> harmless(act, end));
    }
  }

  private Seen harmless(Act act, long end) throws SQLException {
    while (!stopped.isDone() && System.nanoTime() < end) {
      // Seen before and after: nobody can start it again in between, for the one who stops it
      // holds the server's own lock on the channel.
      if (isUnderWay(act)) {
        var seen = act.look();
        if (isHarmless(act, seen) && isUnderWay(act)) {
          return seen;
        }
      }
      pause();
    }
    return outcome(POLL);
  }

  private Seen outcome(Duration limit) throws SQLException {
    try {
      return stopped.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      throw new SQLTimeoutException("its receiver has not stopped yet", late);
    } catch (ExecutionException failed) {
      throw Deadline.unwrapped(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted while a receiver was stopped", interrupted);
    }
  }

  private boolean isUnderWay(Act act) throws SQLException {
    var question = act.session().dialect().stoppingReceiver();
    return act.session().value(question, stopper.get()).isPresent();
  }

  /** Of several channels, one may be stopped and the next not even begun. */
  private static boolean isHarmless(Act act, Seen seen) {
    return seen.channels().size() == 1
        && act.session()
            .dialect()
            .isHarmlessWhileStopping(seen.channels().getFirst().receiver().state());
  }

  private static void pause() {
    try {
      Thread.sleep(POLL);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
