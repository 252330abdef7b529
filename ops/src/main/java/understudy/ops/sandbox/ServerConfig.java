package understudy.ops.sandbox;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import understudy.topology.InstanceAddress;

/** Writes a server's own my.cnf. */
final class ServerConfig {
  // written to the kernel at each commit, so that kill -9 loses nothing; not flushed to the disk
  private static final String COMMON =
      """
      socket=mysqld.sock
      skip-name-resolve
      loose-mysqlx=OFF
      innodb-buffer-pool-size=64M
      loose-innodb-redo-log-capacity=64M
      innodb-flush-log-at-trx-commit=2
      sync-binlog=0
      max-connections=500
      """;

  // a returning primary must come back read-only, and a replica must not throw away what it has
  // received and not yet applied (relay-log-recovery)
  private static final String REPLICATION =
      """
      log-bin=binlog
      relay-log=relay
      loose-log-replica-updates=ON
      loose-log-slave-updates=ON
      relay-log-recovery=OFF
      loose-replica-preserve-commit-order=ON
      """;

  private static final String SEMI_SYNC_PLUGINS =
      """
      plugin-load-add=%s
      plugin-load-add=%s
      rpl_semi_sync_source_wait_for_replica_count=1
      """;

  private static final String SEMI_SYNC =
      """
      rpl_semi_sync_source_enabled=OFF
      rpl_semi_sync_replica_enabled=%s
      rpl_semi_sync_source_wait_point=AFTER_SYNC
      rpl_semi_sync_source_wait_no_replica=ON
      rpl_semi_sync_source_timeout=4294967295
      """;

  private ServerConfig() {}

  static String forInitialising(Binaries binaries, Path data) {
    return head(binaries, data);
  }

  static String forServer(
      Binaries binaries, Path data, long serverId, InstanceAddress address, SemiSync semiSync) {
    var words = binaries.words();
    var text =
        new StringBuilder(head(binaries, data)).append(REPLICATION).append(words.replication());
    text.append("server-id=").append(serverId).append('\n');
    text.append(words.setting("replica_net_timeout")).append("=4\n");
    for (var name : new String[] {"bind-address", "report-host"}) {
      text.append(name).append('=').append(address.host()).append('\n');
    }
    for (var name : new String[] {"port", "report-port"}) {
      text.append(name).append('=').append(address.port()).append('\n');
    }
    if (binaries.hasSemiSync()) {
      if (words.hasSemiSyncBuiltIn()) {
        text.append("rpl_semi_sync_slave_kill_conn_timeout=1\n");
      } else {
        text.append(
            words
                .setting(SEMI_SYNC_PLUGINS)
                .formatted(words.semiSyncSourcePlugin(), words.semiSyncReplicaPlugin()));
      }
      text.append(words.setting(SEMI_SYNC).formatted(semiSync.name()));
    }
    return text.toString();
  }

  private static String head(Binaries binaries, Path data) {
    var text = new StringBuilder("[mysqld]\n");
    Map<String, String> settings = new TreeMap<>(binaries.folders());
    settings.put("datadir", data.toString());
    settings.put("log-error", data.resolveSibling("mysqld.log").toString());
    settings.put("pid-file", data.resolveSibling("mysqld.pid").toString());
    settings.put("user", System.getProperty("user.name"));
    settings.forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
    return text.append(COMMON).append(binaries.words().settings()).toString();
  }
}
