package understudy.activities.mysql;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import understudy.topology.gtid.GtidSet;

/**
 * Closes an instance for writes, within a bound.
 *
 * <p>{@code SET GLOBAL super_read_only} waits for every statement and commit that is under way, and
 * lets no new one begin meanwhile. Who holds it up is ended after a while. While it waits the
 * variable reads ON already: only that the statement succeeded proves anything, so it is run again
 * however the variable reads.
 */
final class Closing {
  private static final String PATIENT = "SET SESSION lock_wait_timeout = 86400";

  private final HeldSessions sessions;
  private final Duration connecting;

  Closing(MySqlServers servers) {
    this.sessions = servers.sessions();
    this.connecting = servers.settings().connectTimeout();
  }

  /** What may be done to a commit that waits for an acknowledgement that does not come. */
  enum Stuck {
    /** Nothing: the instance may have to go on leading. */
    LEAVE,
    /**
     * It is let go once its client has been cut off: the client is never told that it succeeded.
     */
    RELEASE
  }

  /** How it ended. */
  sealed interface Closed {}

  /** Closed: this is all that it ever will have executed by itself. */
  record Shut(GtidSet executed) implements Closed {}

  /** Something held it up past the limit; it is as open as before. */
  record HeldUp(String reason) implements Closed {}

  /**
   * Closes.
   *
   * @param gentle how long statements under way may hold it up before their sessions are ended
   * @param limit for the whole
   */
  Closed close(Act act, Duration gentle, Duration limit, Stuck stuck) throws SQLException {
    act.session().limit(limit.plus(connecting));
    var shut = new CompletableFuture<GtidSet>();
    Thread.ofVirtual().start(() -> shut(act, shut));
    var until = System.nanoTime() + limit.toNanos();
    if (isDone(shut, Hands.shorter(gentle, limit))) {
      return result(act, shut);
    }
    var aside = sessions.open(act.instance(), connecting);
    try {
      aside.limit(connecting);
      var ended = Writers.end(act, aside, Writers.Which.HOLDING_UP);
      if (!isDone(shut, Hands.shorter(gentle, left(until))) && stuck == Stuck.RELEASE) {
        release(act, aside);
      }
      if (!isDone(shut, left(until))) {
        aside.execute("KILL QUERY " + act.session().id());
        isDone(shut, connecting);
      }
      var closed = result(act, shut);
      return closed instanceof HeldUp
          ? new HeldUp(
              "%s could not be closed within %d ms, though %d sessions were ended"
                  .formatted(act.instance(), limit.toMillis(), ended))
          : closed;
    } finally {
      aside.abort();
    }
  }

  private static void shut(Act act, CompletableFuture<GtidSet> shut) {
    var dialect = act.session().dialect();
    var question = String.join(";\n", PATIENT, dialect.close(), dialect.executed());
    try {
      var row = act.session().ask(question).next().getFirst();
      shut.complete(GtidSet.parse(row.text("executed")));
    } catch (SQLException | RuntimeException failure) {
      shut.completeExceptionally(failure);
    }
  }

  private static void release(Act act, Session aside) throws SQLException {
    if (aside.semiSync().hasSource()) {
      var off = "SET GLOBAL %s = 0".formatted(aside.semiSync().ofSource("enabled"));
      aside.execute(off);
      act.story().ran(aside, off);
    }
  }

  private static Duration left(long until) {
    return Duration.ofNanos(Math.max(0, until - System.nanoTime()));
  }

  private static boolean isDone(CompletableFuture<GtidSet> shut, Duration wait) {
    try {
      shut.get(wait.toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException _) {
      return false;
    } catch (ExecutionException _) {
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Closed result(Act act, CompletableFuture<GtidSet> shut) throws SQLException {
    try {
      var executed = shut.getNow(GtidSet.empty());
      if (!shut.isDone()) {
        throw new SQLTimeoutException("%s did not answer".formatted(act.instance()));
      }
      act.story().ran(act.session(), act.session().dialect().close());
      return new Shut(executed);
    } catch (CompletionException failed) {
      return switch (failed.getCause()) {
        case SQLException interrupted when isHeldUp(interrupted) ->
            new HeldUp(Silences.detail(interrupted));
        case SQLException failure -> throw failure;
        case null, default -> throw failed;
      };
    }
  }

  private static boolean isHeldUp(SQLException failure) {
    return failure.getErrorCode() == 1317 || failure.getErrorCode() == 1205;
  }
}
