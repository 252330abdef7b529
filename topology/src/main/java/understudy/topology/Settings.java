package understudy.topology;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Settings that decide what is lost when an instance, or its source, dies; each as far as it could
 * be read.
 *
 * @param relayLogRecovery whether a restart throws away what was received and not yet executed
 * @param syncRelayLog after how many events the relay log is forced to disk, 0 for never
 * @param syncBinaryLog after how many commits the binary log is forced to disk, 0 for never
 * @param flushLogAtCommit {@code innodb_flush_log_at_trx_commit}: 1 for every commit
 * @param replicaNetTimeout after how long a silent source is given up
 * @param afterRestart who may write to it after a restart
 */
public record Settings(
    Switch relayLogRecovery,
    Optional<Long> syncRelayLog,
    Optional<Long> syncBinaryLog,
    Optional<Integer> flushLogAtCommit,
    Optional<Duration> replicaNetTimeout,
    Optional<Writability> afterRestart) {
  /** Nothing was read. */
  public static final Settings UNKNOWN =
      new Settings(
          Switch.UNKNOWN,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public Settings {
    relayLogRecovery = Objects.requireNonNullElse(relayLogRecovery, Switch.UNKNOWN);
    syncRelayLog = Objects.requireNonNullElse(syncRelayLog, Optional.empty());
    syncBinaryLog = Objects.requireNonNullElse(syncBinaryLog, Optional.empty());
    flushLogAtCommit = Objects.requireNonNullElse(flushLogAtCommit, Optional.empty());
    replicaNetTimeout = Objects.requireNonNullElse(replicaNetTimeout, Optional.empty());
    afterRestart = Objects.requireNonNullElse(afterRestart, Optional.empty());
  }
}
