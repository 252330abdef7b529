package understudy.activities.mysql;

import java.sql.SQLException;

/**
 * A named lock on each replica, held by whoever is about to stop or start its receiver: so that a
 * receiver which a failover has just stopped is not started again by somebody who looked at it a
 * moment before.
 */
final class ReceiverLock {
  private static final String NAME = "understudy receiver";

  private ReceiverLock() {}

  /** Takes it over this session, waiting for whole seconds at most; whether it was to be had. */
  static boolean take(Session session, int seconds) throws SQLException {
    return session
        .value("SELECT GET_LOCK('%s', %d)".formatted(NAME, seconds))
        .filter("1"::equals)
        .isPresent();
  }

  static void release(Session session) throws SQLException {
    session.execute("DO RELEASE_LOCK('%s')".formatted(NAME));
  }
}
