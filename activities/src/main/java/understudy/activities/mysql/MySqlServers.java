package understudy.activities.mysql;

import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import understudy.topology.InstanceAddress;
import understudy.topology.Observation;
import understudy.topology.ServerUuid;
import understudy.topology.trait.HostNames;
import understudy.topology.trait.Reply;

/** All MySQL servers, as this process talks to them: what the detector watches with. */
public final class MySqlServers implements AutoCloseable {
  private final MySqlSettings settings;
  private final InstantSource clock;
  private final HeldSessions sessions;
  private final Observing observing;

  public MySqlServers(MySqlSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
    this.sessions = new HeldSessions(new Connector(settings), settings.held());
    this.observing = new Observing(clock);
  }

  /**
   * Asks an instance for everything, in one round trip over a held connection; a held connection
   * that turns out to be broken is replaced. Never throws: whatever goes wrong is an observation.
   *
   * @param deadline for the answer
   */
  public Observation probe(InstanceAddress instance, Duration deadline) {
    try {
      var seen = sessions.read(instance, deadline, observing::thoroughly);
      sessions.replenish(instance, settings.connectTimeout());
      return seen;
    } catch (SQLException | RuntimeException failure) {
      return Silences.of(instance, clock.instant(), failure);
    }
  }

  /** The same over a connection that is opened for it: does the server still let anybody in? */
  public Observation probeAfresh(InstanceAddress instance, Duration deadline) {
    try {
      return sessions.readAfresh(instance, deadline, observing::over);
    } catch (SQLException | RuntimeException failure) {
      return Silences.of(instance, clock.instant(), failure);
    }
  }

  /**
   * Connects, and returns the moment that the connection ends: because the server died, was shut
   * down or ended it; at once where none is to be had.
   *
   * @throws InterruptedException when its thread was interrupted: nobody waits any more
   */
  public Loss awaitLoss(InstanceAddress instance) throws InterruptedException {
    Session session;
    try {
      session = sessions.open(instance, settings.connectTimeout());
    } catch (SQLException | RuntimeException failure) {
      return new Loss(Loss.Kind.NOT_HELD, Silences.detail(failure));
    }
    var end = new CompletableFuture<Loss>();
    Thread.ofVirtual().name("tripwire " + instance).start(() -> sleepOver(session, end));
    try {
      return end.get();
    } catch (ExecutionException impossible) {
      throw new IllegalStateException("a tripwire of %s failed".formatted(instance), impossible);
    } finally {
      session.abort();
    }
  }

  private static void sleepOver(Session session, CompletableFuture<Loss> end) {
    try {
      session.limitless();
      while (!end.isDone()) {
        // A day at a time: MySQL counts a statement that sleeps as no idleness.
        session.execute("DO SLEEP(86400)");
      }
    } catch (SQLException | RuntimeException failure) {
      end.complete(new Loss(Loss.Kind.BROKEN, Silences.detail(failure)));
    }
  }

  /**
   * Makes one replica connect to its source anew, so that it finds out whether the source is there:
   * the receiver of one channel is stopped and started, nothing else.
   *
   * @param channel the channel's name, empty for the default one
   * @param source whom that channel must replicate from still, or nothing is touched
   * @param deadline for each answer of the replica
   */
  public Reconnection reconnectReceiver(
      InstanceAddress replica, String channel, Optional<ServerUuid> source, Duration deadline) {
    var restart = new ReceiverRestart(sessions, observing, channel, source, deadline);
    try {
      return Deadline.within(deadline, () -> sessions.read(replica, deadline, restart::over));
    } catch (SQLException | RuntimeException failure) {
      return new Reconnection.Failed(Silences.detail(failure));
    }
  }

  /** Puts a query of the settings to an instance; it can change nothing there. Never throws. */
  public Reply answer(InstanceAddress instance, String query, Duration deadline) {
    try {
      return Deadline.within(
          deadline,
          () -> sessions.read(instance, deadline, session -> Asking.over(session, query)));
    } catch (SQLException | RuntimeException failure) {
      return new Reply.Unanswered(Silences.detail(failure));
    }
  }

  /** The accounts that an instance replicates with; none where it cannot be asked. */
  public List<String> replicationUsers(InstanceAddress instance, Duration deadline) {
    try {
      return Deadline.within(deadline, () -> sessions.read(instance, deadline, ProperNames::users));
    } catch (SQLException | RuntimeException silent) {
      return List.of();
    }
  }

  /**
   * The name by which an instance is to be known; the one it was found by where it has no other.
   */
  public InstanceAddress properName(InstanceAddress found, HostNames how, Duration deadline) {
    try {
      var other =
          switch (how) {
            case AS_FOUND -> Optional.<InstanceAddress>empty();
            case CANONICAL -> ProperNames.canonical(found);
            case REPORT_HOST ->
                Deadline.within(
                    deadline, () -> sessions.read(found, deadline, ProperNames::reported));
          };
      return other.orElse(found);
    } catch (SQLException | RuntimeException silent) {
      return found;
    }
  }

  /**
   * Writes one row of ours and waits until it is written or refused, however long that takes: a
   * disk that is full or stalled lets every other question be answered.
   *
   * @throws InterruptedException when its thread was interrupted: nobody waits any more
   */
  public Tried tryToWrite(InstanceAddress instance, TrialTable table) throws InterruptedException {
    return new TrialWrite(sessions, settings, table).on(instance);
  }

  /** Lets go of an instance that is watched no longer. */
  public void forget(InstanceAddress instance) {
    sessions.drop(instance);
    observing.forget(instance);
  }

  MySqlSettings settings() {
    return settings;
  }

  InstantSource clock() {
    return clock;
  }

  HeldSessions sessions() {
    return sessions;
  }

  Observing observing() {
    return observing;
  }

  @Override
  public void close() {
    sessions.close();
  }
}
