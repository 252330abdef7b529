package understudy.activities.mysql;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A mark in a statement that a second session, the bearer, runs meanwhile. All that one MariaDB
 * session can be relied on to know of another is the statement that it runs: its performance schema
 * is off unless somebody has switched it on.
 *
 * <p>The bearer sleeps. When this process dies its server ends both; when it is only held up both
 * stay, and whoever comes after finds the one by the other.
 */
final class StatementMarks implements Marks {
  private static final Duration LIMIT = Duration.ofSeconds(2);
  private static final Duration POLL = Duration.ofMillis(1);

  private static final String OTHERS =
      """
      SELECT id bearer,
        REGEXP_SUBSTR(info, '(?<=acting_session=)[0-9]+') id,
        REGEXP_SUBSTR(info, '(?<=understudy_mark=)[^''*]+') mark
      FROM information_schema.processlist
      WHERE info LIKE 'SELECT SLEEP(3600), ''understudy_mark=%'""";

  private final Session session;
  private final HeldSessions sessions;
  private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
  private @Nullable Session bearer;

  StatementMarks(Session session, HeldSessions sessions) {
    this.session = session;
    this.sessions = sessions;
  }

  @Override
  public List<Marked> put(Mark mark) throws SQLException {
    var bearing = sessions.open(session.instance(), LIMIT);
    bearer = bearing;
    bearing.limitless();
    Thread.ofVirtual()
        .name("bear the mark of session " + session.id())
        .start(() -> bear(bearing, mark));
    var until = System.nanoTime() + LIMIT.toNanos();
    while (true) {
      var all = all();
      if (all.stream().anyMatch(it -> it.sessions().contains(bearing.id()))) {
        return without(all, bearing.id());
      }
      if (ended.isDone() || System.nanoTime() >= until) {
        throw new SQLTimeoutException(
            String.format(Locale.ROOT, "session %d could not be marked", session.id()));
      }
      pause();
    }
  }

  private void bear(Session bearing, Mark mark) {
    try {
      bearing.ask(
          "SELECT SLEEP(3600), 'understudy_mark=%s', 'acting_session=%d'"
              .formatted(mark, session.id()));
      ended.complete(true);
    } catch (SQLException | RuntimeException failure) {
      ended.completeExceptionally(failure);
    }
  }

  @Override
  public List<Marked> others() throws SQLException {
    var own = bearer;
    return own == null ? all() : without(all(), own.id());
  }

  private List<Marked> all() throws SQLException {
    return Marks.read(session.ask(OTHERS).next());
  }

  private static List<Marked> without(List<Marked> all, long bearer) {
    return all.stream().filter(it -> !it.sessions().contains(bearer)).toList();
  }

  @Override
  public void remove() throws SQLException {
    var own = bearer;
    if (own == null) {
      return;
    }
    session.execute("KILL QUERY " + own.id());
    bearer = null;
    try {
      ended.get(LIMIT.toNanos(), TimeUnit.NANOSECONDS);
      own.limit(LIMIT);
      sessions.giveBack(own);
    } catch (ExecutionException | TimeoutException _) {
      own.abort();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      own.abort();
    }
  }

  @Override
  public void abort() {
    var own = bearer;
    if (own != null) {
      own.abort();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(POLL);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
