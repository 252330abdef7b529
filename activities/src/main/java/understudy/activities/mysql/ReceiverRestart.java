package understudy.activities.mysql;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import understudy.activities.mysql.Reconnection.Failed;
import understudy.activities.mysql.Reconnection.Reconnecting;
import understudy.activities.mysql.Reconnection.Untouched;
import understudy.topology.Applier;
import understudy.topology.Channel;
import understudy.topology.InstanceAddress;
import understudy.topology.Receiver;
import understudy.topology.Seen;
import understudy.topology.ServerUuid;

/**
 * Stops and starts the receiver of one channel, so that it connects to its source anew.
 *
 * <p>It is given one second for that instead of {@code replica_net_timeout}: a receiver that waits
 * for the greeting of a frozen source takes two seconds to stop, one that has given up and pauses
 * stops at once, and a failover will want to stop it. The setting is read when a receiver begins to
 * connect, and is put back in the same round trip.
 */
final class ReceiverRestart {
  private final HeldSessions sessions;
  private final Observing observing;
  private final String channel;
  private final Optional<ServerUuid> source;
  private final Duration deadline;

  /**
   * Prepares the restart of a receiver.
   *
   * @param source whom the channel must replicate from still, or nothing is touched
   * @param deadline for each answer of the replica
   */
  ReceiverRestart(
      HeldSessions sessions,
      Observing observing,
      String channel,
      Optional<ServerUuid> source,
      Duration deadline) {
    this.sessions = sessions;
    this.observing = observing;
    this.channel = channel;
    this.source = source;
    this.deadline = deadline;
  }

  Reconnection over(Session session) throws SQLException {
    if (!ReceiverLock.take(session, 0)) {
      // Another observer's restart tells as much; what a failover stops tells nothing.
      return new Reconnecting();
    }
    // Looked at under the lock: what a failover has stopped stays stopped.
    var objection = objection(observing.over(session));
    var outcome = objection.isEmpty() ? restarted(session) : new Untouched(objection);
    ReceiverLock.release(session);
    return outcome;
  }

  private Reconnection restarted(Session session) throws SQLException {
    var patience =
        Long.parseLong(session.value("SELECT @@global.replica_net_timeout").orElseThrow());
    var dialect = session.dialect();
    // One round trip: the server goes on with the rest even if it loses us meanwhile.
    try {
      session.ask(
          """
          %s;
          SET GLOBAL replica_net_timeout = 1;
          %s;
          DO SLEEP(0.02);
          SET GLOBAL replica_net_timeout = %d"""
              .formatted(dialect.stopReceiver(), dialect.startReceiver(), patience),
          channel,
          channel);
      return new Reconnecting();
    } catch (SQLException failure) {
      return new Failed(Silences.detail(failure) + mended(session.instance(), patience));
    }
  }

  /** A receiver that may have been stopped must not stay so because a connection broke. */
  private String mended(InstanceAddress replica, long patience) {
    try {
      return sessions.readAfresh(replica, deadline, session -> mend(session, patience));
    } catch (SQLException | RuntimeException failure) {
      return "; starting its receiver again failed too: " + Silences.detail(failure);
    }
  }

  private String mend(Session session, long patience) throws SQLException {
    if (!ReceiverLock.take(session, 0)) {
      return "; somebody else sees to its receiver";
    }
    session.ask(
        "SET GLOBAL replica_net_timeout = %d; %s"
            .formatted(patience, session.dialect().startReceiver()),
        channel);
    ReceiverLock.release(session);
    return "";
  }

  /** Why its receiver must be left alone; empty where it need not be. */
  private String objection(Seen replica) {
    var found = replica.channels().stream().filter(it -> it.name().equals(channel)).findFirst();
    return found.map(this::objection).orElse("it has no channel '%s'".formatted(channel));
  }

  private String objection(Channel found) {
    if (!found.sourceUuid().equals(source)) {
      return "it replicates from %s meanwhile".formatted(found.source());
    }
    if (found.receiver().state() == Receiver.State.STOPPED) {
      return "its receiver was stopped by somebody";
    }
    // With both threads stopped a server may begin its relay log anew.
    return found.applier().state() == Applier.State.STOPPED
        ? "its applier is stopped, and what it has not applied could be thrown away"
        : "";
  }
}
