package understudy.activities.mysql;

import java.sql.SQLException;
import understudy.activities.mysql.Answers.Row;
import understudy.topology.trait.Reply;

/** Puts a query of the settings to a server, in a transaction that can change nothing. */
final class Asking {
  private static final int MOST_ROWS = 100;

  private Asking() {}

  static Reply.Told over(Session session, String query) throws SQLException {
    session.execute("START TRANSACTION READ ONLY");
    var rows = session.askAsWritten(query).next();
    session.execute("COMMIT");
    return new Reply.Told(rows.stream().limit(MOST_ROWS).map(Asking::text).toList());
  }

  /** A name and its value where there are such columns, else whatever there is. */
  private static String text(Row row) {
    return row.find("name").isPresent() && row.all().size() > 1
        ? row.text("name") + "=" + row.find("value").orElse("")
        : String.join("=", row.all());
  }
}
