package understudy.ops.sandbox;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Who replicates from whom at the start: a tree of servers db1 to db254.
 *
 * @param primary the root
 * @param sources the source of each replica
 */
public record Layout(ServerName primary, SortedMap<ServerName, ServerName> sources) {
  /** One primary and three replicas. */
  public static final String DEFAULT = "db1 > db2 db3 db4";

  private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");
  private static final Pattern ARROW = Pattern.compile("\\s*>\\s*");
  private static final Pattern BLANK = Pattern.compile("\\s+");

  public Layout {
    sources = Collections.unmodifiableSortedMap(new TreeMap<>(sources));
    if (sources.containsKey(primary)) {
      throw new IllegalArgumentException("%s cannot replicate: it is the root".formatted(primary));
    }
    for (var replica : sources.keySet()) {
      climb(replica, sources);
    }
  }

  /**
   * Reads {@code db1 > db2 db3, db2 > db4}; a name alone is a single server.
   *
   * @throws IllegalArgumentException with one sentence when it is not one tree
   */
  public static Layout parse(String text) {
    var sources = new TreeMap<ServerName, ServerName>();
    var all = new TreeSet<ServerName>();
    for (var clause : COMMA.split(text.strip(), -1)) {
      var sides = ARROW.split(clause, -1);
      if (sides.length > 2) {
        throw odd(clause, "write one '>' between commas");
      }
      var source = ServerName.parse(sides[0].strip());
      all.add(source);
      for (var replica : sides.length == 1 ? List.<ServerName>of() : names(sides[1], clause)) {
        all.add(replica);
        var other = sources.put(replica, source);
        if (other != null) {
          throw odd(clause, "%s has a source already, %s".formatted(replica, other));
        }
      }
    }
    return new Layout(root(all, sources), sources);
  }

  private static List<ServerName> names(String text, String clause) {
    if (text.isBlank()) {
      throw odd(clause, "name the replicas after '>'");
    }
    var names = new ArrayList<ServerName>();
    for (var name : BLANK.split(text.strip(), -1)) {
      names.add(ServerName.parse(name));
    }
    return names;
  }

  private static ServerName root(Collection<ServerName> all, Map<ServerName, ServerName> sources) {
    var roots = all.stream().filter(name -> !sources.containsKey(name)).toList();
    if (roots.isEmpty()) {
      throw new IllegalArgumentException("the topology is a cycle: no server is its primary");
    }
    if (roots.size() > 1) {
      throw new IllegalArgumentException(
          "the topology has more than one primary: %s and %s"
              .formatted(roots.get(0), roots.get(1)));
    }
    return roots.getFirst();
  }

  private static void climb(ServerName replica, SortedMap<ServerName, ServerName> sources) {
    var seen = new HashSet<ServerName>();
    for (var at = replica; sources.containsKey(at); at = sources.get(at)) {
      if (!seen.add(at)) {
        throw new IllegalArgumentException("the topology has a cycle through %s".formatted(at));
      }
    }
  }

  private static IllegalArgumentException odd(String clause, String why) {
    return new IllegalArgumentException(
        "'%s' is no topology: %s, as in %s".formatted(clause, why, "db1 > db2 db3, db2 > db4"));
  }

  /** All servers, in the order of their numbers. */
  public List<ServerName> servers() {
    var all = new TreeSet<>(sources.keySet());
    all.add(primary);
    return List.copyOf(all);
  }

  public Optional<ServerName> source(ServerName replica) {
    return Optional.ofNullable(sources.get(replica));
  }

  /** The text that {@link #parse} reads. */
  @Override
  public String toString() {
    var clauses = new ArrayList<String>();
    for (var source : servers()) {
      var replicas = servers().stream().filter(name -> source.equals(sources.get(name))).toList();
      if (!replicas.isEmpty()) {
        var names = replicas.stream().map(ServerName::toString).toList();
        clauses.add(source + " > " + String.join(" ", names));
      }
    }
    return clauses.isEmpty() ? primary.toString() : String.join(", ", clauses);
  }
}
