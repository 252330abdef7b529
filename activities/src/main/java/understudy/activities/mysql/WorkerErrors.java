package understudy.activities.mysql;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import understudy.activities.mysql.Answers.Row;
import understudy.topology.ServerError;

/**
 * What the workers of appliers died of. Where several apply at once, a replica's status only says
 * that one of them failed, so the words are asked for then, and only then.
 */
final class WorkerErrors {
  private WorkerErrors() {}

  /** The first error of each channel whose status does not tell it, by the channel's name. */
  static Map<String, ServerError> of(Session session, List<Row> channels) throws SQLException {
    if (channels.stream().noneMatch(WorkerErrors::isVague)) {
      return Map.of();
    }
    var errors = new TreeMap<String, ServerError>();
    var rows =
        session
            .ask(
                """
                SELECT channel_name channel, last_error_number number, last_error_message message
                FROM performance_schema.replication_applier_status_by_worker
                WHERE last_error_number <> 0 ORDER BY worker_id""")
            .next();
    for (var row : rows) {
      errors.putIfAbsent(
          row.find("channel").orElse(""),
          new ServerError((int) row.number("number"), row.find("message").orElse("")));
    }
    return errors;
  }

  private static boolean isVague(Row channel) {
    return channel.find("Last_SQL_Error").orElse("").startsWith("Coordinator stopped");
  }
}
