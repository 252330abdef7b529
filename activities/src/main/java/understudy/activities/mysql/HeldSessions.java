package understudy.activities.mysql;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import understudy.activities.mysql.Answers.UnreadableException;
import understudy.topology.InstanceAddress;
import understudy.topology.Silent.Reason;

/**
 * The open sessions that are kept for each instance.
 *
 * <p>First in, first out, so that each is used in turn and none is idle for long enough to be ended
 * by its server.
 */
final class HeldSessions implements AutoCloseable {
  private static final int REPLENISHED_AT_ONCE = 8;

  private final Connector connector;
  private final int wanted;
  private final Semaphore replenishing = new Semaphore(REPLENISHED_AT_ONCE);
  private volatile boolean closed;
  private final Map<InstanceAddress, Shelf> shelves = new ConcurrentHashMap<>();

  HeldSessions(Connector connector, int wanted) {
    this.connector = connector;
    this.wanted = wanted;
  }

  /** What is read over a session. */
  interface Reading<T> {
    T from(Session session) throws SQLException;
  }

  /**
   * Reads over a held session, or over a new one where none is held; a held one that turns out to
   * be broken is replaced. On the thread of the caller: a conversation that begins ends in time.
   *
   * @param deadline for the whole
   */
  <T> T read(InstanceAddress instance, Duration deadline, Reading<T> reading) throws SQLException {
    var until = System.nanoTime() + deadline.toNanos();
    var held = shelf(instance).idle.poll();
    if (held != null) {
      try {
        return readOver(held, deadline, reading);
      } catch (SQLException failure) {
        if (Silences.reason(failure) != Reason.BROKEN) {
          throw failure;
        }
        // What broke one has very likely broken its neighbours.
        drop(instance);
      }
    }
    var left = Duration.ofNanos(Math.max(1_000_000, until - System.nanoTime()));
    return readAfresh(instance, left, reading);
  }

  /**
   * Reads over a session that is opened for it, aside: finding a host by its name, and encrypting,
   * know no strict limit.
   */
  <T> T readAfresh(InstanceAddress instance, Duration deadline, Reading<T> reading)
      throws SQLException {
    return Deadline.within(
        deadline, () -> readOver(connector.open(instance, deadline), deadline, reading));
  }

  private <T> T readOver(Session session, Duration deadline, Reading<T> reading)
      throws SQLException {
    try {
      session.limit(deadline);
      var answer = reading.from(session);
      giveBack(session);
      return answer;
    } catch (SQLException | UnreadableException | IllegalArgumentException unusable) {
      // A new session finds out anew what the server can do.
      session.abort();
      throw unusable;
    }
  }

  /** A session to act over: a held one, or a new one. */
  Session take(InstanceAddress instance, Duration limit) throws SQLException {
    var held = shelf(instance).idle.poll();
    return held == null ? connector.open(instance, limit) : held;
  }

  /** A new session to act over. */
  Session open(InstanceAddress instance, Duration limit) throws SQLException {
    return connector.open(instance, limit);
  }

  /** Keeps a session that is known to be sound, unless enough are kept. */
  void giveBack(Session session) {
    var shelf = shelf(session.instance());
    if (!closed && shelf.idle.size() < wanted) {
      shelf.idle.add(session);
    } else {
      session.abort();
    }
  }

  /**
   * Opens what is missing to the wanted number, aside, one at a time, and only a few for all
   * instances together: nobody waits for it, and the next probe reminds of it.
   */
  void replenish(InstanceAddress instance, Duration limit) {
    var shelf = shelf(instance);
    if (shelf.idle.size() >= wanted || !shelf.opening.compareAndSet(false, true)) {
      return;
    }
    if (!replenishing.tryAcquire()) {
      shelf.opening.set(false);
      return;
    }
    Thread.ofVirtual()
        .name("replenish " + instance)
        .start(
            () -> {
              try {
                giveBack(connector.open(instance, limit));
              } catch (SQLException | RuntimeException _) {
                // Whoever needs a session next will meet, and report, the same trouble.
                return;
              } finally {
                replenishing.release();
                shelf.opening.set(false);
              }
            });
  }

  /** Lets go of all sessions of an instance. */
  void drop(InstanceAddress instance) {
    var shelf = shelf(instance);
    for (var session = shelf.idle.poll(); session != null; session = shelf.idle.poll()) {
      session.abort();
    }
  }

  /** How many idle sessions are kept for an instance. */
  int held(InstanceAddress instance) {
    return shelf(instance).idle.size();
  }

  private Shelf shelf(InstanceAddress instance) {
    return shelves.computeIfAbsent(instance, any -> new Shelf());
  }

  /** Says good-bye over every session, so that no server counts it as aborted. */
  @Override
  public void close() {
    closed = true;
    for (var shelf : shelves.values()) {
      for (var session = shelf.idle.poll(); session != null; session = shelf.idle.poll()) {
        session.leave();
      }
    }
  }

  /** The sessions of one instance. */
  private static final class Shelf {
    private final Queue<Session> idle = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean opening = new AtomicBoolean();
  }
}
