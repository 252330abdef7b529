package understudy.workflows.document;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import understudy.topology.Settings;
import understudy.topology.Switch;
import understudy.topology.Writability;

/** What is said of the settings that decide what is lost when somebody dies. */
final class SettingsForm {
  private static final Member<Settings, Switch> RELAY_LOG_RECOVERY =
      Member.orUnknown(
          "relayLogRecovery",
          Kinds.word(Switch.class),
          Settings::relayLogRecovery,
          Switch.UNKNOWN,
          "`relay_log_recovery`");

  private static final Member<Settings, Optional<Long>> SYNC_RELAY_LOG =
      Member.optional(
          "syncRelayLog", number(), Settings::syncRelayLog, "`sync_relay_log`; 0 for never");

  private static final Member<Settings, Optional<Long>> SYNC_BINARY_LOG =
      Member.optional(
          "syncBinaryLog", number(), Settings::syncBinaryLog, "`sync_binlog`; 0 for never");

  private static final Member<Settings, Optional<Integer>> FLUSH_LOG_AT_COMMIT =
      Member.optional(
          "flushLogAtCommit",
          Kinds.count(),
          Settings::flushLogAtCommit,
          "`innodb_flush_log_at_trx_commit`; 1 for every commit");

  private static final Member<Settings, Optional<Duration>> REPLICA_NET_TIMEOUT =
      Member.optional(
          "replicaNetTimeout",
          Kinds.DURATION,
          Settings::replicaNetTimeout,
          "`replica_net_timeout`");

  private static final Member<Settings, Optional<Writability>> AFTER_RESTART =
      Member.optional(
          "afterRestart",
          Kinds.word(Writability.class),
          Settings::afterRestart,
          "who may write to it after a restart");

  static final Form<Settings> FORM =
      new Form<>(
          "settings",
          "Settings that decide what is lost when an instance, or its source, dies.",
          List.of(
              RELAY_LOG_RECOVERY,
              SYNC_RELAY_LOG,
              SYNC_BINARY_LOG,
              FLUSH_LOG_AT_COMMIT,
              REPLICA_NET_TIMEOUT,
              AFTER_RESTART),
          place ->
              new Settings(
                  RELAY_LOG_RECOVERY.read(place),
                  SYNC_RELAY_LOG.read(place),
                  SYNC_BINARY_LOG.read(place),
                  FLUSH_LOG_AT_COMMIT.read(place),
                  REPLICA_NET_TIMEOUT.read(place),
                  AFTER_RESTART.read(place)));

  private SettingsForm() {}

  private static Kind<Long> number() {
    return Kinds.whole(0, Long.MAX_VALUE);
  }
}
