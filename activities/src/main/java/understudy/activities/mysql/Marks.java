package understudy.activities.mysql;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import understudy.activities.mysql.Answers.Row;

/** The mark of a session that acts, where other sessions on the same server can read it. */
sealed interface Marks permits VariableMarks, StatementMarks {
  /**
   * A session that acts for an operation.
   *
   * @param sessions its number, and that of whatever bears its mark
   */
  record Marked(List<Long> sessions, Mark mark) {
    public Marked {
      sessions = List.copyOf(sessions);
    }
  }

  /** Marks the session, and then says who else is marked: of two, one at least sees the other. */
  List<Marked> put(Mark mark) throws SQLException;

  /** Who else is marked. */
  List<Marked> others() throws SQLException;

  /** The session is nobody's again. */
  void remove() throws SQLException;

  /** Ends, without a word to the server, whatever it holds besides the session. */
  void abort();

  /** How sessions of this server are marked. */
  static Marks on(Session session, HeldSessions sessions) {
    return switch (session.dialect()) {
      case MySqlDialect _ -> new VariableMarks(session);
      case MariaDialect _ -> new StatementMarks(session, sessions);
    };
  }

  /** Reads rows that have a mark and one or two numbers of sessions; others are passed over. */
  static List<Marked> read(List<Row> rows) {
    return rows.stream().flatMap(Marks::one).toList();
  }

  private static Stream<Marked> one(Row row) {
    var sessions =
        Stream.of("id", "bearer").flatMap(name -> row.find(name).stream()).map(Long::valueOf);
    return row.find("mark").flatMap(Mark::parse).stream()
        .map(mark -> new Marked(sessions.toList(), mark));
  }
}
