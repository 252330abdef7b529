package understudy.activities.mysql;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import understudy.topology.InstanceAddress;
import understudy.topology.Seen;
import understudy.topology.gtid.GtidSet;

/** One session at work on one instance, for one attempt of one step. */
final class Act {
  private static final String MARK = "SET @understudy = ?";
  // A second at a time: long enough to cost nothing, short enough to notice a cancellation.
  private static final Duration SLICE = Duration.ofSeconds(1);

  private final Session session;
  private final Mark mark;
  private final Attempt attempt;
  private final Observing observing;
  private final Story story;

  Act(Session session, Mark mark, Attempt attempt, Observing observing, Story story) {
    this.session = session;
    this.mark = mark;
    this.attempt = attempt;
    this.observing = observing;
    this.story = story;
  }

  /**
   * Marks the session and ends those that older attempts left behind: a first attempt may have
   * older ones too, when its step was planned anew.
   */
  void begin() throws SQLException {
    var others = session.ask(MARK + ";\n" + MarkedSessions.QUESTION, mark.toString()).next();
    for (var other : MarkedSessions.of(others)) {
      if (mark.outranks(other.mark())) {
        kill(other.id());
      }
    }
  }

  /** The session is nobody's again. */
  void end() throws SQLException {
    session.execute("SET @understudy = NULL");
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
    session.limit(limit.compareTo(SLICE) < 0 ? SLICE.multipliedBy(3) : limit.plus(SLICE));
    while (true) {
      var left = Duration.ofNanos(until - System.nanoTime());
      var slice = left.compareTo(SLICE) < 0 ? left : SLICE;
      var answer =
          session.value(session.dialect().awaitExecuted(slice), goal.toString()).orElse("1");
      if (answer.equals("0")) {
        return true;
      }
      if (System.nanoTime() >= until) {
        return false;
      }
      attempt.beat("%s has %d transactions to reach".formatted(instance(), goal.count()));
    }
  }
}
