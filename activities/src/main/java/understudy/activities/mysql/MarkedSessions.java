package understudy.activities.mysql;

import java.util.List;
import java.util.stream.Stream;
import understudy.activities.mysql.Answers.Row;

/** The sessions on a server that act for an operation. */
final class MarkedSessions {
  static final String QUESTION =
      """
      SELECT t.processlist_id id, CONVERT(v.variable_value USING utf8mb4) mark
      FROM performance_schema.user_variables_by_thread v
      JOIN performance_schema.threads t ON t.thread_id = v.thread_id
      WHERE v.variable_name = 'understudy' AND v.variable_value IS NOT NULL
        AND t.processlist_id <> CONNECTION_ID()""";

  private MarkedSessions() {}

  /** A session and what it acts for. */
  record Marked(long id, Mark mark) {}

  static List<Marked> of(List<Row> rows) {
    return rows.stream().flatMap(MarkedSessions::one).toList();
  }

  private static Stream<Marked> one(Row row) {
    return row.find("mark").flatMap(Mark::parse).stream()
        .map(mark -> new Marked(row.number("id"), mark));
  }
}
