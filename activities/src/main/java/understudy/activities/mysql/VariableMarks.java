package understudy.activities.mysql;

import java.sql.SQLException;
import java.util.List;

/** A mark in the session's own variable {@code @understudy}, which MySQL lets others read. */
final class VariableMarks implements Marks {
  private static final String OTHERS =
      """
      SELECT t.processlist_id id, CONVERT(v.variable_value USING utf8mb4) mark
      FROM performance_schema.user_variables_by_thread v
      JOIN performance_schema.threads t ON t.thread_id = v.thread_id
      WHERE v.variable_name = 'understudy' AND v.variable_value IS NOT NULL
        AND t.processlist_id <> CONNECTION_ID()""";

  private final Session session;

  VariableMarks(Session session) {
    this.session = session;
  }

  @Override
  public List<Marked> put(Mark mark) throws SQLException {
    return Marks.read(session.ask("SET @understudy = ?;\n" + OTHERS, mark.toString()).next());
  }

  @Override
  public List<Marked> others() throws SQLException {
    return Marks.read(session.ask(OTHERS).next());
  }

  @Override
  public void remove() throws SQLException {
    session.execute("SET @understudy = NULL");
  }

  /** It ends with the session. */
  @Override
  public void abort() {}
}
