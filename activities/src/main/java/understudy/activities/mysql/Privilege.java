package understudy.activities.mysql;

/** Something that the management account must be allowed to do, and what it is needed for. */
enum Privilege {
  REPLICATION_CLIENT("REPLICATION CLIENT", "to read where replication stands"),
  REPLICATION_SLAVE("REPLICATION SLAVE", "to list the replicas that are connected"),
  PROCESS("PROCESS", "to find the sessions that hold up the closing of a primary"),
  RELOAD("RELOAD", "to make a promoted instance forget its source"),
  REPLICATION_ADMIN("REPLICATION_SLAVE_ADMIN", "to stop, start and repoint replication"),
  VARIABLES_ADMIN(
      "SYSTEM_VARIABLES_ADMIN",
      "to open and close for writes, and for semi-synchronous replication"),
  CONNECTION_ADMIN(
      "CONNECTION_ADMIN", "to end sessions and to get in when all connections are taken"),
  /** All of the administrative ones at once, before 8.0. */
  SUPER("SUPER", "to change replication, open and close for writes, and end sessions"),
  MARIA_MONITOR("SLAVE MONITOR", "to read where replication stands"),
  MARIA_REPLICA_ADMIN(
      "REPLICATION SLAVE ADMIN",
      "to stop, start and repoint replication, and for semi-synchronous replicas"),
  MARIA_PRIMARY_ADMIN(
      "REPLICATION MASTER ADMIN",
      "to list the replicas that are connected, and for semi-synchronous replication"),
  MARIA_READ_ONLY_ADMIN("READ_ONLY ADMIN", "to open and close for writes"),
  MARIA_CONNECTION_ADMIN(
      "CONNECTION ADMIN", "to end sessions and to get in when all connections are taken"),
  PERFORMANCE_SCHEMA("SELECT", "to read heartbeats, locks and the sessions of earlier attempts");

  private final String words;
  private final String purpose;

  Privilege(String words, String purpose) {
    this.words = words;
    this.purpose = purpose;
  }

  /** As GRANT names it. */
  String words() {
    return words;
  }

  String purpose() {
    return purpose;
  }

  /** What it is granted on. */
  String scope() {
    return this == PERFORMANCE_SCHEMA ? "performance_schema.*" : "*.*";
  }
}
