package understudy.ops.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import understudy.topology.Flavour;
import understudy.topology.InstanceAddress;
import understudy.topology.Version;

/**
 * The words that a version of MySQL understands: they changed with 8.0.26, and 5.7 knows neither
 * roles of administration nor a key to ask for. MariaDB has the old ones, and GTIDs of its own.
 */
enum Words {
  NEW("SOURCE", "source", "REPLICA", "replica"),
  OLD("MASTER", "master", "SLAVE", "slave"),
  SEVEN("MASTER", "master", "SLAVE", "slave"),
  MARIA("MASTER", "master", "SLAVE", "slave");

  private final String upperSource;
  private final String source;
  private final String upperReplica;
  private final String replica;

  Words(String upperSource, String source, String upperReplica, String replica) {
    this.upperSource = upperSource;
    this.source = source;
    this.upperReplica = upperReplica;
    this.replica = replica;
  }

  static Words of(Version version) {
    if (version.flavour() == Flavour.MARIADB) {
      return MARIA;
    }
    if (version.isAtLeast(8, 0, 26)) {
      return NEW;
    }
    return version.isAtLeast(8, 0, 0) ? OLD : SEVEN;
  }

  String semiSyncSourcePlugin() {
    return "semisync_" + source + ".so";
  }

  String semiSyncReplicaPlugin() {
    return "semisync_" + replica + ".so";
  }

  /** A setting's name, written with SOURCE and REPLICA, as this version calls it. */
  String setting(String name) {
    return name.replace("source", source).replace("replica", replica);
  }

  String changeSource(InstanceAddress address, Account account) {
    var head = this == NEW ? "CHANGE REPLICATION SOURCE TO " : "CHANGE MASTER TO ";
    var text =
        """
        SOURCE_HOST='%s', SOURCE_PORT=%d, SOURCE_USER='%s', SOURCE_PASSWORD='%s', \
        SOURCE_HEARTBEAT_PERIOD=0.5, SOURCE_CONNECT_RETRY=1, %s\
        """
            .formatted(
                address.host(),
                address.port(),
                account.user(),
                account.password(),
                switch (this) {
                  case NEW, OLD ->
                      "SOURCE_RETRY_COUNT=86400, SOURCE_AUTO_POSITION=1, GET_SOURCE_PUBLIC_KEY=1";
                  case SEVEN -> "SOURCE_RETRY_COUNT=86400, SOURCE_AUTO_POSITION=1";
                  case MARIA -> "MASTER_USE_GTID=slave_pos";
                });
    return head
        + text.replace("SOURCE_", upperSource + "_").replace("GET_SOURCE", "GET_" + upperSource);
  }

  /** What Understudy's own user must be granted. */
  List<Grants> grants() {
    return switch (this) {
      case NEW, OLD -> Grants.NEEDED;
      case SEVEN -> Grants.NEEDED_BY_5_7;
      case MARIA -> Grants.NEEDED_BY_MARIADB;
    };
  }

  /** Settings that only this family has. */
  String settings() {
    // two files of this size are in each data directory; from 8.0.30 on another setting says it
    return switch (this) {
      case NEW -> "performance-schema=ON\nsecure-file-priv=NULL\n";
      case OLD, SEVEN -> "performance-schema=ON\nsecure-file-priv=NULL\ninnodb-log-file-size=16M\n";
      case MARIA -> "innodb-log-file-size=16M\n";
    };
  }

  /** Settings of replication that only this family has; read-only as strictly as it can be. */
  String replication() {
    return switch (this) {
      case NEW, OLD, SEVEN ->
          """
          super-read-only=ON
          gtid-mode=ON
          enforce-gtid-consistency=ON
          """;
      case MARIA ->
          """
          read-only=ON
          gtid-strict-mode=ON
          binlog-format=ROW
          """;
    };
  }

  /** Opens a server for writes. */
  List<String> opening() {
    return switch (this) {
      case NEW, OLD, SEVEN -> List.of("SET GLOBAL super_read_only=0", "SET GLOBAL read_only=0");
      case MARIA -> List.of("SET GLOBAL read_only=0");
    };
  }

  /** Closes it for writes. */
  String closing() {
    return this == MARIA ? "SET GLOBAL read_only=1" : "SET GLOBAL super_read_only=1";
  }

  /** Whether semi-synchronous replication is part of the server. */
  boolean hasSemiSyncBuiltIn() {
    return this == MARIA;
  }

  /** Asks whether it is read-only (r), even for administrators (s), and what it has (gtid). */
  String state() {
    return this == MARIA
        ? "SELECT @@read_only AS r, 0 AS s, @@global.gtid_current_pos AS gtid"
        : "SELECT @@read_only AS r, @@super_read_only AS s, @@global.gtid_executed AS gtid";
  }

  /** The applier runs on, so that nothing that was received is thrown away. */
  List<String> changeHeartbeat(Duration every) {
    if (this == MARIA) {
      // with the applier running it refuses a change; what it drops it fetches again
      return List.of(
          "STOP SLAVE",
          "CHANGE MASTER TO MASTER_HEARTBEAT_PERIOD=%d.%03d"
              .formatted(every.toSeconds(), every.toMillisPart()),
          "START SLAVE");
    }
    var change = this == NEW ? "CHANGE REPLICATION SOURCE TO" : "CHANGE MASTER TO";
    return List.of(
        "STOP %s IO_THREAD".formatted(upperReplica),
        "%s %s_HEARTBEAT_PERIOD=%d.%03d"
            .formatted(change, upperSource, every.toSeconds(), every.toMillisPart()),
        "START %s IO_THREAD".formatted(upperReplica));
  }

  String startReplica() {
    return "START " + upperReplica;
  }

  String showReplicaStatus() {
    return "SHOW %s STATUS".formatted(upperReplica);
  }

  /** A column of {@link #showReplicaStatus()}, written with Source and Replica. */
  String column(Map<String, String> row, String name) {
    var own = this == NEW ? name : name.replace("Source", "Master").replace("Replica", "Slave");
    return row.getOrDefault(own, "");
  }
}
