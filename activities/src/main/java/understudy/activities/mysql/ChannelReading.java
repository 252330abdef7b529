package understudy.activities.mysql;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import understudy.activities.mysql.Answers.Row;
import understudy.activities.mysql.Answers.UnreadableException;
import understudy.activities.mysql.Pulses.Sign;
import understudy.topology.Applier;
import understudy.topology.Channel;
import understudy.topology.Channel.Positioning;
import understudy.topology.ChannelSettings;
import understudy.topology.LogPosition;
import understudy.topology.Progress;
import understudy.topology.Receiver;
import understudy.topology.ServerError;
import understudy.topology.ServerUuid;
import understudy.topology.Switch;

/** Reads one row of {@code SHOW REPLICA STATUS}. */
final class ChannelReading {
  private static final List<String> FILTERS =
      List.of(
          "Replicate_Do_DB",
          "Replicate_Ignore_DB",
          "Replicate_Do_Table",
          "Replicate_Ignore_Table",
          "Replicate_Wild_Do_Table",
          "Replicate_Wild_Ignore_Table");

  private ChannelReading() {}

  /**
   * @param workers what workers died of, by channel
   */
  static Channel of(
      Session session, Row row, Map<String, Hearing> heard, Map<String, ServerError> workers) {
    var dialect = session.dialect();
    var name = row.find("Channel_Name").orElse("");
    return new Channel(
        name,
        row.address(dialect.say("Source_Host"), dialect.say("Source_Port")),
        row.find(dialect.say("Source_UUID")).filter(text -> !text.isBlank()).map(ServerUuid::new),
        row.isOn("Auto_Position") ? Positioning.AUTO : Positioning.FILE,
        receiver(dialect, row, heard.getOrDefault(name, Hearing.NOTHING)),
        told(applier(dialect, row), Optional.ofNullable(workers.get(name))),
        session.positions().read("retrieved " + name, row.find("Retrieved_Gtid_Set").orElse("")),
        Duration.ofSeconds(row.number("SQL_Delay")),
        progress(dialect, row),
        settings(dialect, row));
  }

  private static Applier told(Applier applier, Optional<ServerError> worker) {
    return new Applier(applier.state(), worker.or(applier::error), applier.lag());
  }

  /** A group's own channels show its members' traffic, and have no source. */
  static boolean isOrdinary(Row row) {
    return !row.find("Channel_Name").orElse("").startsWith("group_replication_");
  }

  /** What may tell that each channel has heard of its source. */
  static Map<String, Sign> signs(Dialect dialect, List<Row> rows, Map<String, Hearing> told) {
    var signs = new TreeMap<String, Sign>();
    for (var row : rows) {
      var name = row.find("Channel_Name").orElse("");
      signs.put(name, Sign.ofMySql(dialect, row, told.getOrDefault(name, Hearing.NOTHING)));
    }
    return signs;
  }

  private static Progress progress(Dialect dialect, Row row) {
    return new Progress(
        position(row, dialect.say("Source_Log_File"), dialect.say("Read_Source_Log_Pos")),
        position(row, dialect.say("Relay_Source_Log_File"), dialect.say("Exec_Source_Log_Pos")),
        position(row, "Relay_Log_File", "Relay_Log_Pos"));
  }

  private static Optional<LogPosition> position(Row row, String file, String offset) {
    return row.find(file)
        .filter(name -> !name.isBlank())
        .map(name -> new LogPosition(name, row.number(offset)));
  }

  private static ChannelSettings settings(Dialect dialect, Row row) {
    var filtered = FILTERS.stream().anyMatch(it -> !row.find(it).orElse("").isBlank());
    var account = row.find(dialect.say("Source_User")).orElse("");
    return new ChannelSettings(
        filtered ? Switch.ON : Switch.OFF,
        account.isBlank() ? Switch.OFF : Switch.ON,
        row.find(dialect.say("Source_SSL_Allowed")).map(Switch::of).orElse(Switch.UNKNOWN));
  }

  static Receiver receiver(Dialect dialect, Row row, Hearing heard) {
    var column = dialect.say("Replica_IO_Running");
    var state =
        switch (row.text(column)) {
          case "Yes" -> Receiver.State.RUNNING;
          // MariaDB 11.6 and later tell that it has not begun to connect.
          case "Connecting", "Preparing" -> Receiver.State.CONNECTING;
          case "No" -> Receiver.State.STOPPED;
          case String other -> throw new UnreadableException("%s is '%s'".formatted(column, other));
        };
    return new Receiver(state, error(row, "Last_IO_Err"), heard.last(), heard.every());
  }

  static Applier applier(Dialect dialect, Row row) {
    var state =
        row.isOn(dialect.say("Replica_SQL_Running"))
            ? Applier.State.RUNNING
            : Applier.State.STOPPED;
    var lag = row.findNumber(dialect.say("Seconds_Behind_Source")).map(Duration::ofSeconds);
    return new Applier(state, error(row, "Last_SQL_Err"), lag);
  }

  private static Optional<ServerError> error(Row row, String prefix) {
    var number = row.count(prefix + "no");
    return number == 0
        ? Optional.empty()
        : Optional.of(new ServerError(number, row.find(prefix + "or").orElse("")));
  }
}
