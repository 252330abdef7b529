package understudy.activities.mysql;

import java.sql.SQLException;

/** Ends the sessions of clients that write. */
final class Writers {
  /** Who holds the locks that a closing waits for. */
  static final String HOLDING_UP =
      """
      SELECT t.processlist_id id FROM performance_schema.threads t
      WHERE %s AND (t.thread_id IN (
          SELECT owner_thread_id FROM performance_schema.metadata_locks
          WHERE object_type IN ('GLOBAL', 'COMMIT') AND lock_status = 'GRANTED'
            AND lock_type LIKE 'INTENTION%%')
        OR t.processlist_id IN (
          SELECT trx_mysql_thread_id FROM information_schema.innodb_trx
          WHERE trx_rows_modified > 0))""";

  /** Who has changed something and not yet committed it. */
  static final String IN_TRANSACTION =
      """
      SELECT t.processlist_id id FROM performance_schema.threads t
      WHERE %s AND t.processlist_id IN (
        SELECT trx_mysql_thread_id FROM information_schema.innodb_trx
        WHERE trx_rows_modified > 0)""";

  private static final String ORDINARY =
      """
      t.type = 'FOREGROUND' AND t.processlist_id IS NOT NULL
        AND t.processlist_user IS NOT NULL AND t.processlist_user <> 'system user'
        AND t.name NOT LIKE 'thread/sql/slave%' AND t.name NOT LIKE 'thread/sql/replica%'
        AND COALESCE(t.processlist_command, '') NOT LIKE 'Binlog Dump%'
        AND t.processlist_id <> CONNECTION_ID() AND t.processlist_id <>\s""";

  private Writers() {}

  /**
   * Ends them over a session aside.
   *
   * @return how many were ended
   */
  static int end(Act act, Session aside, String which) throws SQLException {
    var question = which.formatted(ORDINARY + act.session().id());
    var found = aside.ask(question).next();
    for (var row : found) {
      var kill = "KILL " + row.number("id");
      try {
        aside.execute(kill);
        act.story().ran(aside, kill);
      } catch (SQLException failure) {
        // 1094: it has ended by itself.
        if (failure.getErrorCode() != 1094) {
          throw failure;
        }
      }
    }
    return found.size();
  }
}
