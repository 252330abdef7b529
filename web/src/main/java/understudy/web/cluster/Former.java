package understudy.web.cluster;

import java.util.Optional;
import understudy.topology.Durability;
import understudy.topology.Flavour;
import understudy.topology.InstanceAddress;
import understudy.topology.Snapshot;
import understudy.web.Wording;
import understudy.workflows.guardian.Deposed;
import understudy.workflows.guardian.GuardianState;

/** What is to become of a former primary, put so that it can be read at night. */
final class Former {
  private Former() {}

  /** What its guardian says of it, in whole sentences. */
  static String sentence(Deposed deposed) {
    return isAwaited(deposed)
        ? "It has not been seen since. The moment it is, it is closed to writes. Nothing to decide"
            + " yet."
        : Wording.sentence(deposed.decision()) + how(deposed);
  }

  private static String how(Deposed deposed) {
    return isReady(deposed)
        ? " How: 'A former primary is back' in docs/operations.md; once it follows, this is gone."
        : "";
  }

  private static boolean isReady(Deposed deposed) {
    return deposed.state() == Deposed.State.FENCED && deposed.decision().contains("it may rejoin");
  }

  /** The same in one clause. */
  static String clause(Deposed deposed) {
    return isAwaited(deposed)
        ? "it has not been seen since, and is closed to writes the moment it is"
        : Wording.brief(deposed.decision());
  }

  /** Whether there is nothing to decide before it is seen again. */
  static boolean isAwaited(Deposed deposed) {
    return deposed.state() == Deposed.State.AWAY && deposed.decision().contains("not seen since");
  }

  /** What lets one follow that lacks nothing; empty for all others. */
  static String sql(Deposed deposed, GuardianState guardian, Optional<Snapshot> snapshot) {
    var isMysql =
        snapshot
            .flatMap(it -> it.seen(deposed.instance()))
            .map(it -> it.identity().version().flavour())
            .filter(it -> it == Flavour.MYSQL || it == Flavour.PERCONA)
            .isPresent();
    return isReady(deposed) && isMysql ? sql(guardian.primary(), guardian.durability()) : "";
  }

  private static String sql(InstanceAddress primary, Durability durability) {
    var promise =
        switch (durability) {
          case Durability.Asynchronous _ -> "";
          case Durability.SemiSynchronous _ ->
              """
              SET GLOBAL rpl_semi_sync_source_enabled = OFF;
              SET GLOBAL rpl_semi_sync_replica_enabled = ON;
              """;
        };
    return """
    CHANGE REPLICATION SOURCE TO SOURCE_HOST='%s', SOURCE_PORT=%d, SOURCE_USER='…', SOURCE_PASSWORD='…',
      SOURCE_AUTO_POSITION=1, GET_SOURCE_PUBLIC_KEY=1, SOURCE_HEARTBEAT_PERIOD=0.5, SOURCE_CONNECT_RETRY=1, SOURCE_RETRY_COUNT=86400;
    %sSTART REPLICA;"""
        .formatted(primary.host(), primary.port(), promise);
  }
}
