package understudy.ops.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import understudy.topology.InstanceAddress;
import understudy.topology.Version;

/**
 * The words that a version of MySQL understands: they changed with 8.0.26, and 5.7 knows neither
 * roles of administration nor a key to ask for.
 */
enum Words {
  NEW("SOURCE", "source", "REPLICA", "replica"),
  OLD("MASTER", "master", "SLAVE", "slave"),
  SEVEN("MASTER", "master", "SLAVE", "slave");

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
        SOURCE_AUTO_POSITION=1%s, SOURCE_HEARTBEAT_PERIOD=0.5, \
        SOURCE_CONNECT_RETRY=1, SOURCE_RETRY_COUNT=86400\
        """
            .formatted(
                address.host(),
                address.port(),
                account.user(),
                account.password(),
                this == SEVEN ? "" : ", GET_SOURCE_PUBLIC_KEY=1");
    return head
        + text.replace("SOURCE_", upperSource + "_").replace("GET_SOURCE", "GET_" + upperSource);
  }

  /** What Understudy's own user must be granted. */
  List<Grants> grants() {
    return this == SEVEN ? Grants.NEEDED_BY_5_7 : Grants.NEEDED;
  }

  /** Settings that only this family has. */
  String settings() {
    // two files of this size are in each data directory; from 8.0.30 on another setting says it
    return this == NEW ? "" : "innodb-log-file-size=16M\n";
  }

  /** The applier runs on, so that nothing that was received is thrown away. */
  List<String> changeHeartbeat(Duration every) {
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
