package understudy.activities.mysql;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import understudy.activities.mysql.Answers.Row;

/** Rows as a server would send them. */
final class Rows {
  private static final int BEFORE_THE_NAME = 4;
  private static final int BEHIND_THE_NAME = 2;

  private Rows() {}

  /** A row of short values by the names of their columns. */
  static Row of(Map<String, String> values) {
    var scratch = Scratch.ofUsualSize();
    var row = new ByteArrayOutputStream();
    values.forEach(
        (name, value) -> {
          var described = new ByteArrayOutputStream();
          described.writeBytes(new byte[BEFORE_THE_NAME]);
          put(described, name);
          described.writeBytes(new byte[BEHIND_THE_NAME]);
          scratch.addName(described.toByteArray(), 0, described.size());
          put(row, value);
        });
    return Row.of(Columns.read(scratch, values.size()), row.toByteArray(), 0, row.size());
  }

  private static void put(ByteArrayOutputStream target, String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    target.write(bytes.length);
    target.writeBytes(bytes);
  }
}
