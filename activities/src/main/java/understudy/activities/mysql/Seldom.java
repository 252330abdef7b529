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

  private static final String STATUS =
      """
      ;
      SELECT LOWER(variable_name) name, variable_value value
      FROM performance_schema.global_status
      WHERE variable_name IN ('Uptime', 'Threads_connected')\
      """;

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
      var limit = self.findCount("max_connections");
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
  static String asked(Dialect dialect) {
    return switch (dialect) {
      case MySqlDialect.MODERN, MySqlDialect.EARLY_8_0 ->
          STATUS
              + """
              ;
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
      case MySqlDialect.SEVEN -> STATUS + ";\nSHOW GRANTS FOR CURRENT_USER()";
      // How it fares is in the same row as all the rest.
      case MariaDialect.MODERN, MariaDialect.EARLY ->
          """
          ;
          SELECT global_value_origin origin FROM information_schema.system_variables
          WHERE variable_name = 'READ_ONLY';
          SHOW GRANTS""";
    };
  }

  /** Reads the answers to {@link #asked}, and remembers them. */
  Reading read(InstanceAddress instance, Version version, Row self, Answers answers, Instant now) {
    var reading =
        switch (Dialect.of(version)) {
          case MySqlDialect.MODERN, MySqlDialect.EARLY_8_0 -> {
            var status = byName(answers.next());
            var afterRestart = AfterRestart.of(self, byName(answers.next()));
            var group = GroupReading.of(byName(answers.next()), answers.next());
            yield reading(now, status, afterRestart, missing(answers, version), group);
          }
          case MySqlDialect.SEVEN ->
              reading(
                  now,
                  byName(answers.next()),
                  Optional.empty(),
                  missing(answers, version),
                  Optional.empty());
          case MariaDialect.MODERN, MariaDialect.EARLY ->
              reading(
                  now,
                  Map.of(),
                  AfterRestart.ofMaria(self, answers.next()),
                  missing(answers, version),
                  Optional.empty());
        };
    readings.put(instance, reading);
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
        value(status, "uptime").map(row -> Duration.ofSeconds(row.number("value"))),
        value(status, "threads_connected").map(row -> row.count("value")),
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

  private static Optional<Row> value(Map<String, Row> status, String name) {
    return Optional.ofNullable(status.get(name)).filter(row -> row.find("value").isPresent());
  }

  private static Map<String, Row> byName(List<Row> rows) {
    var named = new TreeMap<String, Row>();
    rows.forEach(row -> named.put(row.text("name"), row));
    return named;
  }
}
