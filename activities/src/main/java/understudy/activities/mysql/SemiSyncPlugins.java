package understudy.activities.mysql;

import java.util.Optional;
import java.util.Set;

/**
 * Which semi-synchronous plugins a server has loaded: the new pair, the old pair or, side by side,
 * one of each; their variables are named after them.
 */
record SemiSyncPlugins(Plugin source, Plugin replica) {
  /** One side's plugin. */
  enum Plugin {
    /** {@code rpl_semi_sync_source}, {@code rpl_semi_sync_replica}: 8.0.26 and later. */
    NEW,
    /** {@code rpl_semi_sync_master}, {@code rpl_semi_sync_slave}. */
    OLD,
    /** Named as the old ones and part of the server; waits for one acknowledgement: MariaDB. */
    BUILT_IN,
    NONE
  }

  /** MariaDB's. */
  static final SemiSyncPlugins BUILT_IN = new SemiSyncPlugins(Plugin.BUILT_IN, Plugin.BUILT_IN);

  /** Reads the names of all active plugins. */
  static SemiSyncPlugins of(Set<String> active) {
    return new SemiSyncPlugins(
        pick(active, "rpl_semi_sync_source", "rpl_semi_sync_master"),
        pick(active, "rpl_semi_sync_replica", "rpl_semi_sync_slave"));
  }

  private static Plugin pick(Set<String> active, String modern, String old) {
    if (active.contains(modern)) {
      return Plugin.NEW;
    }
    return active.contains(old) ? Plugin.OLD : Plugin.NONE;
  }

  boolean hasSource() {
    return source != Plugin.NONE;
  }

  boolean hasReplica() {
    return replica != Plugin.NONE;
  }

  /** A variable or status of the source's side: {@code enabled}, {@code timeout}, … */
  String ofSource(String name) {
    return switch (source) {
      case NEW -> "rpl_semi_sync_source_" + name;
      case OLD, BUILT_IN -> "rpl_semi_sync_master_" + name;
      case NONE -> throw new IllegalStateException("no semi-synchronous source plugin is loaded");
    };
  }

  /** How many acknowledgements a commit waits for, where that can be said: else for one. */
  Optional<String> acknowledgements() {
    return switch (source) {
      case NEW -> Optional.of(ofSource("wait_for_replica_count"));
      case OLD -> Optional.of(ofSource("wait_for_slave_count"));
      case BUILT_IN, NONE -> Optional.empty();
    };
  }

  /** A variable or status of the replica's side: {@code enabled}, {@code status}. */
  String ofReplica(String name) {
    return switch (replica) {
      case NEW -> "rpl_semi_sync_replica_" + name;
      case OLD, BUILT_IN -> "rpl_semi_sync_slave_" + name;
      case NONE -> throw new IllegalStateException("no semi-synchronous replica plugin is loaded");
    };
  }
}
