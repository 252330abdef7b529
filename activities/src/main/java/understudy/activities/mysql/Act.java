package understudy.activities.mysql;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import understudy.activities.mysql.Marks.Marked;
import understudy.topology.InstanceAddress;
import understudy.topology.Seen;
import understudy.topology.gtid.GtidSet;

/** One session at work on one instance, for one attempt of one step. */
final class Act {
  // A second at a time: long enough to cost nothing, short enough to notice a cancellation.
  private static final Duration SLICE = Duration.ofSeconds(1);

  private final Session session;
  private final Duration usual;
  private final Mark mark;
  private final Marks marks;
  private final Attempt attempt;
  private final Observing observing;
  private final Story story;

  Act(Session session, Mark mark, Attempt attempt, MySqlServers servers, Story story) {
    this.session = session;
    this.usual = servers.settings().useTimeout();
    this.mark = mark;
    this.marks = Marks.on(session, servers.sessions());
    this.attempt = attempt;
    this.observing = servers.observing();
    this.story = story;
  }

  /**
   * Marks the session and ends those that older attempts left behind: a first attempt may have
   * older ones too, when its step was planned anew.
   */
  void begin() throws SQLException {
    for (var other : marks.put(mark)) {
      if (mark.outranks(other.mark())) {
        end(other);
      }
    }
  }

  /** The sessions of others that act here. */
  List<Marked> others() throws SQLException {
    return marks.others();
  }

  /** Ends another session that acts, with whatever bears its mark. */
  void end(Marked other) throws SQLException {
    for (var id : other.sessions()) {
      kill(id);
    }
  }

  /** The session is nobody's again. */
  void end() throws SQLException {
    marks.remove();
  }

  /** Ends the session without a word to the server, which may not be listening. */
  void abort() {
    session.abort();
    marks.abort();
  }

  Session session() {
    return session;
  }

  InstanceAddress instance() {
    return session.instance();
  }

  Story story() {
    return story;
  }

  Attempt attempt() {
    return attempt;
  }

  Mark mark() {
    return mark;
  }

  Seen look() throws SQLException {
    return observing.over(session);
  }

  /** Changes something; the answer is what the server warned of. */
  List<Integer> change(String statement) throws SQLException {
    var warnings = session.execute(statement);
    story.ran(session, statement);
    return warnings;
  }

  /** Ends another session; that it has ended by itself is as good. */
  void kill(long id) throws SQLException {
    try {
      change("KILL " + id);
    } catch (SQLException failure) {
      if (failure.getErrorCode() != 1094) {
        throw failure;
      }
    }
  }

  /**
   * Waits until the instance has executed a set, in slices, so that a cancellation is noticed.
   *
   * @return whether it did within the limit
   */
  boolean awaitExecuted(GtidSet goal, Duration limit) throws SQLException {
    var until = System.nanoTime() + limit.toNanos();
    while (true) {
      switch (awaitExecuted(goal, until)) {
        case YES -> {
          return true;
        }
        case NEVER -> {
          return false;
        }
        case NOT_YET -> {}
      }
      if (System.nanoTime() >= until) {
        return false;
      }
      attempt.beat("%s has %d transactions to reach".formatted(instance(), goal.count()));
    }
  }

  /** One slice: a server that freezes meanwhile is noticed as soon as with any other statement. */
  private Dialect.Reached awaitExecuted(GtidSet goal, long until) throws SQLException {
    var slice = Hands.shorter(SLICE, Duration.ofNanos(until - System.nanoTime()));
    var dialect = session.dialect();
    session.limit(SLICE.plus(usual));
    var answers = session.ask(dialect.awaitExecuted(slice), dialect.inWords(goal));
    session.limit(usual);
    return dialect.reached(goal, answers);
  }
}
