package understudy.activities.mysql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import understudy.topology.Version;

/**
 * What an account may do, read off {@code SHOW GRANTS}.
 *
 * @param global privileges on everything, in capitals
 * @param onPerformanceSchema privileges on {@code performance_schema.*}, in capitals
 */
record Grants(Set<String> global, Set<String> onPerformanceSchema) {
  private static final Pattern GRANT =
      Pattern.compile("GRANT (?<what>.+?) ON (?:TABLE )?(?<where>[^ ]+) TO .*", Pattern.DOTALL);

  Grants {
    global = Set.copyOf(global);
    onPerformanceSchema = Set.copyOf(onPerformanceSchema);
  }

  /** Reads the lines of {@code SHOW GRANTS}; what is of another scope is passed over. */
  static Grants parse(List<String> lines) {
    var global = new TreeSet<String>();
    var schema = new TreeSet<String>();
    for (var line : lines) {
      var grant = GRANT.matcher(line);
      if (grant.matches()) {
        var words = List.of(grant.group("what").toUpperCase(Locale.ROOT).split(",\\s*"));
        switch (grant.group("where").replace("`", "")) {
          case "*.*" -> global.addAll(words);
          case "performance_schema.*" -> schema.addAll(words);
          case String _ -> {}
        }
      }
    }
    return new Grants(global, schema);
  }

  /** All that Understudy needs on a server of this version. */
  static List<Privilege> needed(Version version) {
    return List.copyOf(Dialect.of(version).needed());
  }

  /** What is needed on a server of this version and not granted. */
  List<Privilege> missing(Version version) {
    return needed(version).stream().filter(privilege -> !allows(privilege)).toList();
  }

  private boolean allows(Privilege privilege) {
    if (global.contains("ALL PRIVILEGES") || global.contains(privilege.words())) {
      return true;
    }
    return switch (privilege) {
      case REPLICATION_ADMIN, VARIABLES_ADMIN, CONNECTION_ADMIN, REPLICATION_CLIENT ->
          global.contains("SUPER");
      case PERFORMANCE_SCHEMA ->
          onPerformanceSchema.contains("SELECT") || onPerformanceSchema.contains("ALL PRIVILEGES");
      case REPLICATION_SLAVE,
          PROCESS,
          RELOAD,
          SUPER,
          MARIA_MONITOR,
          MARIA_REPLICA_ADMIN,
          MARIA_PRIMARY_ADMIN,
          MARIA_READ_ONLY_ADMIN,
          MARIA_CONNECTION_ADMIN ->
          false;
    };
  }

  /** The statements that grant all of these to an account. */
  static List<String> statements(List<Privilege> privileges, String account) {
    var statements = new ArrayList<String>();
    for (var scope : List.of("*.*", "performance_schema.*")) {
      var words =
          privileges.stream()
              .filter(privilege -> privilege.scope().equals(scope))
              .map(Privilege::words)
              .collect(Collectors.joining(", "));
      if (!words.isEmpty()) {
        statements.add("GRANT %s ON %s TO %s;".formatted(words, scope, account));
      }
    }
    return List.copyOf(statements);
  }
}
