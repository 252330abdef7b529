package understudy.activities.mysql;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import understudy.activities.mysql.Tried.Inconclusive;
import understudy.activities.mysql.Tried.Written;
import understudy.topology.InstanceAddress;
import understudy.topology.ServerError;
import understudy.topology.WriteTrial;

/** Writes one row of ours, and waits until the server has taken it, however long that takes. */
final class TrialWrite {
  /**
   * What speaks of our rights, of the table, or of a server that is closed to writes on purpose.
   */
  private static final List<Integer> NOT_THE_DISK =
      List.of(
          1040, 1044, 1045, 1049, 1054, 1129, 1142, 1143, 1146, 1203, 1226, 1227, 1290, 1836, 3100);

  private final HeldSessions sessions;
  private final MySqlSettings settings;
  private final TrialTable table;

  TrialWrite(HeldSessions sessions, MySqlSettings settings, TrialTable table) {
    this.sessions = sessions;
    this.settings = settings;
    this.table = table;
  }

  Tried on(InstanceAddress instance) throws InterruptedException {
    Session session;
    try {
      session = sessions.take(instance, settings.connectTimeout());
    } catch (SQLException | RuntimeException failure) {
      return new Inconclusive(Silences.detail(failure));
    }
    var end = new CompletableFuture<Tried>();
    Thread.ofVirtual().name("trial write " + instance).start(() -> write(session, end));
    try {
      return end.get();
    } catch (ExecutionException impossible) {
      throw new IllegalStateException("a trial write on %s failed".formatted(instance), impossible);
    } finally {
      if (!end.isDone()) {
        session.abort();
      }
    }
  }

  private void write(Session session, CompletableFuture<Tried> end) {
    var begun = System.nanoTime();
    try {
      session.limitless();
      session.ask(table.write(), settings.origin());
      var took = Duration.ofNanos(System.nanoTime() - begun);
      session.limit(settings.useTimeout());
      sessions.giveBack(session);
      end.complete(new Written(new WriteTrial(WriteTrial.Result.WRITTEN, took, Optional.empty())));
    } catch (SQLException | RuntimeException failure) {
      session.abort();
      end.complete(outcome(failure, Duration.ofNanos(System.nanoTime() - begun)));
    }
  }

  private Tried outcome(Exception failure, Duration took) {
    if (!(failure instanceof SQLException said)
        || said.getErrorCode() == 0
        || NOT_THE_DISK.contains(said.getErrorCode())) {
      return new Inconclusive("writing to %s: %s".formatted(table, Silences.detail(failure)));
    }
    var error =
        new ServerError(
            said.getErrorCode(), Objects.toString(said.getMessage(), "no reason given"));
    return new Written(new WriteTrial(WriteTrial.Result.FAILED, took, Optional.of(error)));
  }
}
