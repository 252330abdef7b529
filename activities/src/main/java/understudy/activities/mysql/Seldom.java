package understudy.activities.mysql;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import understudy.activities.mysql.Answers.Row;
import understudy.topology.GroupView;
import understudy.topology.InstanceAddress;
import understudy.topology.Version;
import understudy.topology.Vitals;
import understudy.topology.Writability;

/**
 * What changes seldom and costs a server more than all the rest: asked now and then, in the same
 * round trip, and remembered in between.
 */
final class Seldom {
  /** A group elects by itself, so its members are asked more often. */
  private static final Duration PAUSE = Duration.ofSeconds(30);

  private static final Duration PAUSE_IN_GROUP = Duration.ofSeconds(2);

  private final Map<InstanceAddress, Reading> readings = new ConcurrentHashMap<>();

  /** What was read, and when. */
  record Reading(
      Instant at,
      Optional<Duration> uptime,
      Optional<Integer> connected,
      Optional<Writability> afterRestart,
      List<String> missingGrants,
      Optional<GroupView> group) {
    Reading {
      missingGrants = List.copyOf(missingGrants);
    }

    Vitals vitals(Row self, Instant now) {
      var limit = self.find("max_connections").map(Integer::valueOf);
      return new Vitals(
          uptime.map(it -> it.plus(Duration.between(at, now))),
          connected.flatMap(used -> limit.map(it -> new Vitals.Connections(used, it))),
          Optional.empty(),
          missingGrants);
    }
  }

  /** Whether it is to be asked again. */
  boolean isDue(InstanceAddress instance, Instant now) {
    var last = readings.get(instance);
    return last == null
        || last.at().plus(last.group().isPresent() ? PAUSE_IN_GROUP : PAUSE).isBefore(now);
  }

  /** What was read last. */
  Reading last(InstanceAddress instance, Instant now) {
    return readings.getOrDefault(
        instance,
        new Reading(
            now,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty()));
  }

  void forget(InstanceAddress instance) {
    readings.remove(instance);
  }

  /**
   * The statements to ask, after all others. (Where a value comes from is asked for by a star: the
   * column's own name would be put into old words.)
   */
  static String asked(MySqlDialect dialect) {
    return switch (dialect) {
      case MODERN, EARLY_8_0 ->
          """
          ;
          SELECT LOWER(variable_name) name, variable_value value
          FROM performance_schema.global_status
          WHERE variable_name IN ('Uptime', 'Threads_connected');
          SELECT i.*, i.variable_name name, p.variable_value persisted
          FROM performance_schema.variables_info i
          LEFT JOIN performance_schema.persisted_variables p USING (variable_name)
          WHERE i.variable_name IN ('read_only', 'super_read_only');
          SELECT LOWER(variable_name) name, variable_value value
          FROM performance_schema.global_variables
          WHERE variable_name IN
            ('group_replication_group_name', 'group_replication_single_primary_mode');
          SELECT member_id, member_host, member_port, member_state, member_role
          FROM performance_schema.replication_group_members WHERE member_id <> '';
          SHOW GRANTS FOR CURRENT_USER()""";
      case SEVEN ->
          """
          ;
          SELECT LOWER(variable_name) name, variable_value value
          FROM performance_schema.global_status
          WHERE variable_name IN ('Uptime', 'Threads_connected');
          SHOW GRANTS FOR CURRENT_USER()""";
    };
  }

  /** Reads the answers to {@link #asked}, and remembers them. */
  Reading read(Session session, MySqlDialect dialect, Row self, Answers answers, Instant now) {
    var version = session.version();
    var status = byName(answers.next());
    var reading =
        switch (dialect) {
          case MODERN, EARLY_8_0 -> {
            var origins = byName(answers.next());
            var group = GroupReading.of(byName(answers.next()), answers.next());
            yield reading(
                now, status, AfterRestart.of(self, origins), missing(answers, version), group);
          }
          case SEVEN ->
              reading(now, status, Optional.empty(), missing(answers, version), Optional.empty());
        };
    readings.put(session.instance(), reading);
    return reading;
  }

  private static Reading reading(
      Instant now,
      Map<String, Row> status,
      Optional<Writability> afterRestart,
      List<String> missing,
      Optional<GroupView> group) {
    return new Reading(
        now,
        number(status, "uptime").map(Duration::ofSeconds),
        number(status, "threads_connected").map(Long::intValue),
        afterRestart,
        missing,
        group);
  }

  /** What roles grant is not said here; an account that has any is not judged. */
  private static List<String> missing(Answers answers, Version version) {
    var lines = answers.next().stream().flatMap(GrantReading::texts).toList();
    var roles = lines.stream().anyMatch(line -> !line.contains(" ON "));
    return roles
        ? List.of()
        : Grants.parse(lines).missing(version).stream().map(Privilege::words).toList();
  }

  private static Optional<Long> number(Map<String, Row> status, String name) {
    return Optional.ofNullable(status.get(name))
        .flatMap(row -> row.find("value"))
        .map(Long::valueOf);
  }

  private static Map<String, Row> byName(List<Row> rows) {
    var named = new TreeMap<String, Row>();
    rows.forEach(row -> named.put(row.text("name"), row));
    return named;
  }
}
