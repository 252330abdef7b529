package understudy.activities.mysql;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import understudy.activities.mysql.Answers.Row;

/** Asks a server what our own account may do, through its active roles too. */
final class GrantReading {
  private GrantReading() {}

  static List<String> over(Session session) throws SQLException {
    var which = session.dialect().activeRoles();
    var roles = which.isEmpty() ? "NONE" : session.value(which.get()).orElse("NONE");
    // The server itself quotes the roles that it names.
    var question =
        roles.equals("NONE") ? "SHOW GRANTS" : "SHOW GRANTS FOR CURRENT_USER() USING " + roles;
    return session.ask(question).next().stream().flatMap(GrantReading::texts).toList();
  }

  /** What one row of the answer says, whatever its column is called. */
  static Stream<String> texts(Row row) {
    return row.all().stream();
  }
}
