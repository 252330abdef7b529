package understudy.activities.mysql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;

/** The result sets of several statements that were asked in one round trip, in order. */
final class Answers {
  private final Queue<List<Row>> sets;

  private Answers(Queue<List<Row>> sets) {
    this.sets = sets;
  }

  /** Reads everything off an executed statement; updates have no answer and are passed over. */
  static Answers of(Statement statement) throws SQLException {
    var sets = new ArrayDeque<List<Row>>();
    while (true) {
      try (var set = statement.getResultSet()) {
        if (set != null) {
          sets.add(rows(set));
        } else if (statement.getUpdateCount() == -1) {
          return new Answers(sets);
        }
      }
      statement.getMoreResults();
    }
  }

  private static List<Row> rows(ResultSet set) throws SQLException {
    var columns = set.getMetaData();
    var rows = new ArrayList<Row>();
    while (set.next()) {
      var values = new TreeMap<String, String>();
      for (var k = 1; k <= columns.getColumnCount(); k++) {
        var value = set.getString(k);
        if (value != null) {
          values.put(columns.getColumnLabel(k).toLowerCase(Locale.ROOT), value);
        }
      }
      rows.add(new Row(values));
    }
    return rows;
  }

  /** The rows of the next result set. */
  List<Row> next() {
    var rows = sets.poll();
    if (rows == null) {
      throw new UnreadableException("the server answered fewer questions than it was asked");
    }
    return rows;
  }

  /** One row; columns by their names, whatever their case. */
  record Row(Map<String, String> values) {
    /** A column's value; empty where it is NULL or where there is no such column. */
    Optional<String> find(String column) {
      return Optional.ofNullable(values.get(column.toLowerCase(Locale.ROOT)));
    }

    String text(String column) {
      return find(column)
          .orElseThrow(() -> new UnreadableException("the server did not say its " + column));
    }

    long number(String column) {
      var text = text(column);
      try {
        return Long.parseLong(text);
      } catch (NumberFormatException _) {
        throw new UnreadableException("the server's %s is no number".formatted(column));
      }
    }

    /** A switch, which servers print as 1, ON, YES or Yes. */
    boolean isOn(String column) {
      return switch (text(column).toUpperCase(Locale.ROOT)) {
        case "1", "ON", "YES" -> true;
        default -> false;
      };
    }
  }

  /** A server that answers, and makes no sense. */
  static final class UnreadableException extends RuntimeException {
    UnreadableException(String sentence) {
      super(sentence);
    }
  }
}
