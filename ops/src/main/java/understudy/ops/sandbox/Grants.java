package understudy.ops.sandbox;

import java.util.List;
import java.util.stream.Stream;

/** What Understudy's own user may do on every server: each privilege, and what for. */
public record Grants(String privilege, String on, String why) {
  /** All that it needs, and no more. */
  public static final List<Grants> NEEDED =
      List.of(
          new Grants("REPLICATION CLIENT", "*.*", "to read replication and binary log status"),
          new Grants("REPLICATION SLAVE", "*.*", "to list a server's replicas"),
          new Grants("REPLICATION_SLAVE_ADMIN", "*.*", "to stop, start and repoint a replica"),
          new Grants("RELOAD", "*.*", "to reset the replica settings of a promoted server"),
          new Grants("SYSTEM_VARIABLES_ADMIN", "*.*", "to set read-only and semi-sync"),
          new Grants("CONNECTION_ADMIN", "*.*", "to end sessions, and to log in on a full server"),
          new Grants("PROCESS", "*.*", "to see the sessions that it may have to end"),
          new Grants("SELECT", "performance_schema.*", "to read what a replica retrieved"));

  /** The same for MySQL 5.7, where one privilege stands for three. */
  static final List<Grants> NEEDED_BY_5_7 =
      Stream.concat(
              NEEDED.stream().filter(grant -> !grant.privilege().contains("_")),
              Stream.of(
                  new Grants("SUPER", "*.*", "to repoint, to set read-only, to end sessions")))
          .toList();

  /** The same for MariaDB, whose privileges have names of their own. */
  static final List<Grants> NEEDED_BY_MARIADB =
      List.of(
          new Grants("SLAVE MONITOR", "*.*", "to read replication status"),
          new Grants("REPLICATION SLAVE", "*.*", "to be let in as a replica is"),
          new Grants("REPLICATION SLAVE ADMIN", "*.*", "to stop, start and repoint a replica"),
          new Grants("REPLICATION MASTER ADMIN", "*.*", "to list replicas, and to set semi-sync"),
          new Grants("RELOAD", "*.*", "to reset the replica settings of a promoted server"),
          new Grants("READ_ONLY ADMIN", "*.*", "to open and close for writes"),
          new Grants("CONNECTION ADMIN", "*.*", "to end sessions, and to log in on a full server"),
          new Grants("PROCESS", "*.*", "to see the sessions that it may have to end"));

  /** The statement that gives this to a user who exists. */
  public String statement(String user) {
    return "GRANT %s ON %s TO '%s'@'%%'".formatted(privilege, on, user);
  }
}
