package understudy.activities.mysql;

import java.sql.SQLException;

/** Ends the sessions of clients that write. */
final class Writers {
  private static final String ORDINARY =
      """
      t.type = 'FOREGROUND' AND t.processlist_id IS NOT NULL
        AND t.processlist_user IS NOT NULL AND t.processlist_user <> 'system user'
        AND t.name NOT LIKE 'thread/sql/slave%' AND t.name NOT LIKE 'thread/sql/replica%'
        AND COALESCE(t.processlist_command, '') NOT LIKE 'Binlog Dump%'
        AND t.processlist_id <> CONNECTION_ID() AND t.processlist_id <>\s""";

  private static final String ORDINARY_IN_MARIADB =
      """
      t.user <> 'system user' AND t.command NOT IN ('Binlog Dump', 'Daemon')
        AND t.id <> CONNECTION_ID() AND t.id <>\s""";

  private Writers() {}

  /** Which of them. */
  enum Which {
    /** Who holds the locks that a closing waits for. */
    HOLDING_UP(
        """
        SELECT t.processlist_id id FROM performance_schema.threads t
        WHERE %s AND (t.thread_id IN (
            SELECT owner_thread_id FROM performance_schema.metadata_locks
            WHERE object_type IN ('GLOBAL', 'COMMIT') AND lock_status = 'GRANTED'
              AND lock_type LIKE 'INTENTION%%')
          OR t.processlist_id IN (
            SELECT trx_mysql_thread_id FROM information_schema.innodb_trx
            WHERE trx_rows_modified > 0))""",
        // Its performance schema is mostly off, so whoever runs a statement that may write is taken
        // for one that holds the closing up.
        """
        SELECT t.id id FROM information_schema.processlist t
        WHERE %s AND (t.id IN (
            SELECT trx_mysql_thread_id FROM information_schema.innodb_trx
            WHERE trx_rows_modified > 0)
          OR (t.command IN ('Query', 'Execute')
            AND UPPER(t.info) REGEXP
              '^[[:space:]]*(INSERT|UPDATE|DELETE|REPLACE|LOAD|CALL|CREATE|ALTER|DROP|TRUNCATE|RENAME|OPTIMIZE|GRANT|REVOKE|COMMIT|XA|WITH)'))"""),
    /** Who has changed something and not yet committed it. */
    IN_TRANSACTION(
        """
        SELECT t.processlist_id id FROM performance_schema.threads t
        WHERE %s AND t.processlist_id IN (
          SELECT trx_mysql_thread_id FROM information_schema.innodb_trx
          WHERE trx_rows_modified > 0)""",
        """
        SELECT t.id id FROM information_schema.processlist t
        WHERE %s AND t.id IN (
          SELECT trx_mysql_thread_id FROM information_schema.innodb_trx
          WHERE trx_rows_modified > 0)""");

    private final String inMySql;
    private final String inMariaDb;

    Which(String inMySql, String inMariaDb) {
      this.inMySql = inMySql;
      this.inMariaDb = inMariaDb;
    }

    private String question(Dialect dialect, long acting) {
      return switch (dialect) {
        case MySqlDialect _ -> inMySql.formatted(ORDINARY + acting);
        case MariaDialect _ -> inMariaDb.formatted(ORDINARY_IN_MARIADB + acting);
      };
    }
  }

  /**
   * Ends them over a session aside.
   *
   * @return how many were ended
   */
  static int end(Act act, Session aside, Which which) throws SQLException {
    var question = which.question(aside.dialect(), act.session().id());
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
