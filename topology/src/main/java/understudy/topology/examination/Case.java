package understudy.topology.examination;

import static understudy.topology.examination.Cure.FAILOVER;
import static understudy.topology.examination.Cure.HANDS;
import static understudy.topology.examination.Cure.NONE;
import static understudy.topology.examination.Cure.REJOIN;
import static understudy.topology.examination.Cure.RELOCATION;
import static understudy.topology.examination.Cure.REPAIR;
import static understudy.topology.examination.Cure.SETTING;
import static understudy.topology.examination.Cure.SWITCHOVER;
import static understudy.topology.examination.Severity.DANGER;
import static understudy.topology.examination.Severity.NOTE;
import static understudy.topology.examination.Severity.OUTAGE;
import static understudy.topology.examination.Severity.WEAKNESS;

import java.util.Locale;
import java.util.Optional;

/**
 * All that can be wrong with a cluster, in the order in which it is told.
 *
 * <p>Beside each: how bad it is, what cures it, and what orchestrator calls it.
 */
public enum Case {
  // The primary is lost, or seems to be.
  PRIMARY_DEAD(OUTAGE, FAILOVER, "DeadMaster"),
  PRIMARY_AND_SOME_REPLICAS_DEAD(OUTAGE, FAILOVER, "DeadMasterAndSomeReplicas"),
  PRIMARY_FROZEN(OUTAGE, FAILOVER, "DeadMaster"),
  CLUSTER_SILENT(OUTAGE, HANDS, "DeadMasterAndReplicas"),
  PRIMARY_WITHOUT_REPLICAS_SILENT(OUTAGE, HANDS, "DeadMasterWithoutReplicas"),
  PRIMARY_UNSEEN_AND_REPLICAS_LAG(DANGER, HANDS, "UnreachableMasterWithLaggingReplicas"),
  PRIMARY_UNSEEN(DANGER, HANDS, "UnreachableMaster"),
  PRIMARY_NOT_LOOKED_AT(DANGER, HANDS, ""),
  PRIMARY_DENIES_ACCESS(DANGER, HANDS, ""),
  PRIMARY_OUT_OF_CONNECTIONS(OUTAGE, HANDS, ""),
  PRIMARY_UNREADABLE(DANGER, HANDS, ""),

  // The primary answers, and does not do its work.
  SEVERAL_WRITABLE(OUTAGE, REPAIR, ""),
  PRIMARY_READ_ONLY(OUTAGE, REPAIR, "NoWriteableMasterStructureWarning"),
  PRIMARY_LOCKED(OUTAGE, REPAIR, "LockedSemiSyncMaster"),
  DISK_FULL(OUTAGE, HANDS, ""),
  DISK_STALLED(OUTAGE, SWITCHOVER, ""),
  WRITES_FAIL(OUTAGE, HANDS, ""),
  PRIMARY_BARELY_ALIVE(DANGER, SWITCHOVER, ""),
  PRIMARY_REPLICATES(DANGER, REPAIR, ""),

  // Semi-synchronous replication.
  PRIMARY_ABOUT_TO_LOCK(DANGER, REPAIR, "LockedSemiSyncMasterHypothesis"),
  SEMI_SYNC_FELL_BACK(DANGER, REPAIR, "NotEnoughValidSemiSyncReplicasStructureWarning"),
  TOO_MANY_ACKNOWLEDGERS(WEAKNESS, REPAIR, "MasterWithTooManySemiSyncReplicas"),
  NO_ACKNOWLEDGER_TO_SPARE(WEAKNESS, REPAIR, ""),
  COMMITS_SEEN_TOO_EARLY(WEAKNESS, SETTING, ""),

  // The replicas of the primary, all of them.
  PRIMARY_ONLY_REPLICA_STOPPED(DANGER, REPAIR, "MasterSingleReplicaNotReplicating"),
  PRIMARY_ONLY_REPLICA_SILENT(DANGER, HANDS, "MasterSingleReplicaDead"),
  PRIMARY_REPLICAS_STOPPED(DANGER, REPAIR, "AllMasterReplicasNotReplicating"),
  PRIMARY_REPLICAS_STOPPED_OR_SILENT(DANGER, REPAIR, "AllMasterReplicasNotReplicatingOrDead"),
  NO_REPLICA(DANGER, REJOIN, ""),

  // Co-primaries: members that the primary replicates from.
  CO_PRIMARY_DEAD(DANGER, RELOCATION, "DeadCoMaster"),
  CO_PRIMARY_AND_SOME_REPLICAS_DEAD(DANGER, RELOCATION, "DeadCoMasterAndSomeReplicas"),
  CO_PRIMARY_AND_REPLICAS_SILENT(DANGER, HANDS, "DeadCoMasterAndSomeReplicas"),
  CO_PRIMARY_UNSEEN(WEAKNESS, HANDS, "UnreachableCoMaster"),
  CO_PRIMARY_REPLICAS_STOPPED(DANGER, REPAIR, "AllCoMasterReplicasNotReplicating"),

  // Intermediate primaries: replicas that have replicas.
  INTERMEDIATE_WITH_ONE_REPLICA_DEAD(
      DANGER, RELOCATION, "DeadIntermediateMasterWithSingleReplicaFailingToConnect"),
  INTERMEDIATE_WITH_ONE_REPLICA_SILENT(
      DANGER, RELOCATION, "DeadIntermediateMasterWithSingleReplica"),
  INTERMEDIATE_DEAD(DANGER, RELOCATION, "DeadIntermediateMaster"),
  INTERMEDIATE_AND_SOME_REPLICAS_DEAD(DANGER, RELOCATION, "DeadIntermediateMasterAndSomeReplicas"),
  INTERMEDIATE_AND_REPLICAS_SILENT(DANGER, HANDS, "DeadIntermediateMasterAndReplicas"),
  INTERMEDIATE_UNSEEN_AND_REPLICAS_LAG(
      WEAKNESS, HANDS, "UnreachableIntermediateMasterWithLaggingReplicas"),
  INTERMEDIATE_UNSEEN(WEAKNESS, HANDS, "UnreachableIntermediateMaster"),
  INTERMEDIATE_CUT_FROM_REPLICAS(
      DANGER, RELOCATION, "AllIntermediateMasterReplicasFailingToConnectOrDead"),
  INTERMEDIATE_REPLICAS_STOPPED(DANGER, REPAIR, "AllIntermediateMasterReplicasNotReplicating"),

  // Replication groups.
  GROUP_PRIMARY_LOST(OUTAGE, HANDS, ""),
  GROUP_WITHOUT_QUORUM(OUTAGE, HANDS, ""),
  GROUP_LED_BY_ANOTHER(DANGER, HANDS, ""),
  GROUP_MEMBER_WITH_REPLICAS_DEAD(DANGER, RELOCATION, "DeadReplicationGroupMemberWithReplicas"),
  GROUP_MEMBER_NOT_ONLINE(DANGER, REJOIN, ""),
  GROUP_WITH_SEVERAL_PRIMARIES(NOTE, NONE, ""),

  // Who is who.
  DUPLICATE_UUID(DANGER, HANDS, ""),
  DUPLICATE_SERVER_ID(DANGER, SETTING, ""),
  KNOWN_TWICE(WEAKNESS, HANDS, ""),

  // One instance.
  BINLOG_SERVER_CUT_FROM_SOURCE(DANGER, HANDS, "BinlogServerFailingToConnectToMaster"),
  REPLICA_CUT_FROM_PRIMARY(DANGER, HANDS, "FirstTierReplicaFailingToConnectToMaster"),
  REPLICA_CUT_FROM_SOURCE(DANGER, HANDS, ""),
  RECEIVER_BROKEN(DANGER, REPAIR, ""),
  RECEIVER_STOPPED(DANGER, REPAIR, ""),
  APPLIER_BROKEN(DANGER, REJOIN, ""),
  APPLIER_STOPPED(DANGER, REPAIR, ""),
  ERRANT_TRANSACTIONS(DANGER, REJOIN, "ErrantGTIDStructureWarning"),
  REPLICA_WRITABLE(DANGER, REPAIR, ""),
  REPLICA_OF_A_STRANGER(DANGER, RELOCATION, ""),
  REPLICA_WITHOUT_SOURCE(DANGER, REJOIN, ""),
  INSTANCE_SILENT(DANGER, HANDS, ""),
  INSTANCE_DENIES_ACCESS(WEAKNESS, HANDS, ""),
  INSTANCE_OUT_OF_CONNECTIONS(WEAKNESS, HANDS, ""),
  INSTANCE_UNREADABLE(WEAKNESS, HANDS, ""),
  CONNECTIONS_RUN_OUT(DANGER, SETTING, ""),
  REPLICA_LAGS(WEAKNESS, HANDS, ""),
  GRANTS_MISSING(DANGER, HANDS, ""),

  // What would be lost, or could not be done, at the next failover.
  NO_WAY_TO_FAIL_OVER(DANGER, SETTING, "NoFailoverSupportStructureWarning"),
  NO_REPLICA_LOGS(DANGER, SETTING, "NoLoggingReplicasStructureWarning"),
  STATEMENT_AND_MIXED_LOGS(WEAKNESS, SETTING, "StatementAndMixedLoggingReplicasStructureWarning"),
  STATEMENT_AND_ROW_LOGS(WEAKNESS, SETTING, "StatementAndRowLoggingReplicasStructureWarning"),
  MIXED_AND_ROW_LOGS(WEAKNESS, SETTING, "MixedAndRowLoggingReplicasStructureWarning"),
  SEVERAL_VERSIONS_LOG(WEAKNESS, HANDS, "MultipleMajorVersionsLoggingReplicasStructureWarning"),
  GTID_MODES_DIFFER(WEAKNESS, SETTING, "DifferentGTIDModesStructureWarning"),
  GTID_OFF(DANGER, SETTING, ""),
  GTID_NOT_ENFORCED(WEAKNESS, SETTING, ""),
  POSITIONED_BY_FILE(DANGER, REPAIR, ""),
  NO_BINARY_LOG(DANGER, SETTING, ""),
  REPLICATED_NOT_LOGGED(DANGER, SETTING, ""),
  RELAY_LOG_THROWN_AWAY(DANGER, SETTING, ""),
  RELAY_LOG_NOT_SYNCED(WEAKNESS, SETTING, ""),
  COMMITS_NOT_SYNCED(WEAKNESS, SETTING, ""),
  SOURCE_GIVEN_UP_LATE(WEAKNESS, SETTING, ""),
  FILTERS(WEAKNESS, SETTING, ""),
  CREDENTIALS_MISSING(WEAKNESS, REPAIR, ""),
  WRITABLE_AFTER_RESTART(WEAKNESS, SETTING, ""),

  // Shown so that it is known.
  REPLICA_DELAYED(NOTE, NONE, ""),
  SEVERAL_SOURCES(NOTE, NONE, ""),
  BINLOG_SERVER(NOTE, NONE, "");

  private final Severity severity;
  private final Cure cure;
  private final String orchestrator;

  Case(Severity severity, Cure cure, String orchestrator) {
    this.severity = severity;
    this.cure = cure;
    this.orchestrator = orchestrator;
  }

  /** How bad it is. */
  public Severity severity() {
    return severity;
  }

  /** The operation that cures it. */
  public Cure cure() {
    return cure;
  }

  /** What orchestrator calls it, if it knows the case. */
  public Optional<String> orchestrator() {
    return orchestrator.isEmpty() ? Optional.empty() : Optional.of(orchestrator);
  }

  /** The same name in words. */
  public String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
