package understudy.workflows.document;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import understudy.topology.SemiSync;

/** What is said of semi-synchronous replication. */
final class SemiSyncForm {
  private static final Member<SemiSync, SemiSync.Side> SOURCE =
      Member.or(
          "source",
          Kinds.word(SemiSync.Side.class),
          SemiSync::source,
          SemiSync.Side.NOT_INSTALLED,
          "whether its own commits wait; `on_idle` is enabled and has fallen back");

  private static final Member<SemiSync, SemiSync.Side> REPLICA =
      Member.or(
          "replica",
          Kinds.word(SemiSync.Side.class),
          SemiSync::replica,
          SemiSync.Side.NOT_INSTALLED,
          "whether it acknowledges; `on_idle` is enabled and not connected");

  private static final Member<SemiSync, Integer> ACKNOWLEDGEMENTS =
      Member.or(
          "acknowledgements",
          Kinds.count(),
          SemiSync::acknowledgements,
          0,
          "how many a commit waits for (`rpl_semi_sync_source_wait_for_replica_count`)");

  private static final Member<SemiSync, Duration> TIMEOUT =
      Member.or(
          "timeout",
          Kinds.DURATION,
          SemiSync::timeout,
          Duration.ZERO,
          "after which it falls back (`rpl_semi_sync_source_timeout`)");

  private static final Member<SemiSync, Integer> CLIENTS =
      Member.or(
          "clients",
          Kinds.count(),
          SemiSync::clients,
          0,
          "replicas that acknowledge at present (`Rpl_semi_sync_source_clients`)");

  private static final Member<SemiSync, Optional<Integer>> WAITING =
      Member.optional(
          "waiting",
          Kinds.count(),
          SemiSync::waiting,
          "sessions that wait for acknowledgements now (`Rpl_semi_sync_source_wait_sessions`)");

  private static final Member<SemiSync, Optional<SemiSync.WaitPoint>> WAIT_POINT =
      Member.optional(
          "waitPoint",
          Kinds.word(SemiSync.WaitPoint.class),
          SemiSync::waitPoint,
          "`rpl_semi_sync_source_wait_point`");

  static final Form<SemiSync> FORM =
      new Form<>(
          "semiSync",
          "Semi-synchronous replication on one instance.",
          List.of(SOURCE, REPLICA, ACKNOWLEDGEMENTS, TIMEOUT, CLIENTS, WAITING, WAIT_POINT),
          place ->
              new SemiSync(
                  SOURCE.read(place),
                  REPLICA.read(place),
                  ACKNOWLEDGEMENTS.read(place),
                  TIMEOUT.read(place),
                  CLIENTS.read(place),
                  WAITING.read(place),
                  WAIT_POINT.read(place)));

  private SemiSyncForm() {}
}
