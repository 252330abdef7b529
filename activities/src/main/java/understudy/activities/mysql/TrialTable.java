package understudy.activities.mysql;

import java.util.regex.Pattern;

/**
 * Where trial writes go: one row for each process of ours.
 *
 * @param schema the database that holds the table
 * @param logging whether what is written there is replicated
 */
public record TrialTable(String schema, String name, Logging logging) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_$]{1,64}");

  public TrialTable {
    if (!NAME.matcher(schema).matches() || !NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "a table for trial writes is SCHEMA.TABLE in letters, digits, '_' and '$', not '%s.%s'"
              .formatted(schema, name));
    }
  }

  /** Whether a trial write is replicated. */
  public enum Logging {
    /** It is a transaction like any other, and waits for acknowledgements as they do. */
    REPLICATED,
    /** The binary log does not see it. */
    LOCAL
  }

  /**
   * Writes the one row of a process, named by the one parameter. In microseconds: a server that is
   * given the row which it has already writes nothing at all.
   */
  String write() {
    return switch (logging) {
      case REPLICATED -> replacing("?");
      // A row that replicas lack must never be changed by a transaction that they are given.
      case LOCAL ->
          "SET SESSION sql_log_bin = 0;\n%s;\nSET SESSION sql_log_bin = 1"
              .formatted(replacing("CONCAT('local ', ?)"));
    };
  }

  private String replacing(String observer) {
    return "REPLACE INTO `%s`.`%s` (observer, at) VALUES (%s, NOW(6))"
        .formatted(schema, name, observer);
  }

  @Override
  public String toString() {
    return schema + "." + name;
  }
}
