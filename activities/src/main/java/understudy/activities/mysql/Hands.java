package understudy.activities.mysql;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import understudy.topology.InstanceAddress;
import understudy.topology.Silent.Reason;

/** Gives each act a marked session, and takes it back when it is sound. */
final class Hands {
  private final MySqlServers servers;
  private final Mark mark;
  private final Attempt attempt;
  private final Story story;

  Hands(MySqlServers servers, Mark mark, Attempt attempt) {
    this.servers = servers;
    this.mark = mark;
    this.attempt = attempt;
    this.story = new Story(servers.clock());
  }

  /** What is done over a session. */
  interface Work<T> {
    T over(Act act) throws SQLException;
  }

  Story story() {
    return story;
  }

  /**
   * Works on one instance.
   *
   * @param limit for each statement, unless the work sets another
   * @throws io.temporal.failure.ApplicationFailure typed by {@link
   *     understudy.workflows.steps.Failures}
   */
  <T> T on(InstanceAddress instance, Duration limit, Work<T> work) {
    try {
      return tryOn(instance, limit, work);
    } catch (UnreachedException failure) {
      throw Trouble.atTheDoor(instance, failure);
    } catch (SQLException failure) {
      throw Trouble.inTheMiddle(instance, failure);
    }
  }

  /**
   * The same for acts that may be broken off anywhere: one that was cancelled ends at once, though
   * its server may be frozen and answer nothing for as long as the act may take.
   */
  <T> T onUntilCancelled(InstanceAddress instance, Duration limit, Work<T> work) {
    var result = new CompletableFuture<T>();
    var _ =
        attempt
            .cancellation()
            .whenComplete((_, cancelled) -> result.completeExceptionally(cancelled));
    Thread.ofVirtual().start(() -> complete(result, instance, limit, work));
    try {
      return result.get();
    } catch (InterruptedException stopped) {
      result.completeExceptionally(stopped);
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while " + instance + " was changed", stopped);
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof RuntimeException known
          ? known
          : new IllegalStateException(failed);
    }
  }

  private <T> void complete(
      CompletableFuture<T> result, InstanceAddress instance, Duration limit, Work<T> work) {
    try {
      result.complete(
          on(
              instance,
              limit,
              act -> {
                // Whoever waits for it no longer does not want its next statement either.
                var _ =
                    result.exceptionally(
                        _ -> {
                          act.session().abort();
                          return null;
                        });
                return work.over(act);
              }));
    } catch (RuntimeException failure) {
      result.completeExceptionally(failure);
    }
  }

  /**
   * The same for acts to which a failed conversation is an answer.
   *
   * @throws UnreachedException when nothing was changed, since there was no session
   */
  <T> T tryOn(InstanceAddress instance, Duration limit, Work<T> work) throws SQLException {
    var act = reached(instance, limit);
    try {
      var result = work.over(act);
      act.session().limit(servers.settings().useTimeout());
      act.end();
      servers.sessions().giveBack(act.session());
      return result;
    } catch (SQLException | RuntimeException failure) {
      act.abort();
      throw failure;
    }
  }

  private Act reached(InstanceAddress instance, Duration limit) throws UnreachedException {
    try {
      return begun(instance, limit);
    } catch (SQLException failure) {
      throw new UnreachedException(failure);
    }
  }

  /** A session that was held and turns out to be broken is replaced: nothing was changed yet. */
  private Act begun(InstanceAddress instance, Duration limit) throws SQLException {
    var connecting = shorter(limit, servers.settings().connectTimeout());
    var taken = servers.sessions().take(instance, connecting);
    try {
      return begun(taken, limit);
    } catch (SQLException failure) {
      if (Silences.reason(failure) != Reason.BROKEN) {
        throw failure;
      }
      servers.sessions().drop(instance);
      return begun(servers.sessions().open(instance, connecting), limit);
    }
  }

  private Act begun(Session session, Duration limit) throws SQLException {
    var act = new Act(session, mark, attempt, servers, story);
    try {
      session.limit(limit);
      act.begin();
      return act;
    } catch (SQLException | RuntimeException failure) {
      act.abort();
      throw failure;
    }
  }

  /** Does one thing for each instance, all at the same time; the first failure is thrown last. */
  <T> List<T> onAll(List<InstanceAddress> instances, Function<InstanceAddress, T> each) {
    var pending = new ArrayList<CompletableFuture<T>>();
    for (var instance : instances) {
      pending.add(
          CompletableFuture.supplyAsync(
              () -> each.apply(instance), command -> Thread.ofVirtual().start(command)));
    }
    var results = new ArrayList<T>();
    for (var one : pending) {
      try {
        results.add(one.join());
      } catch (CompletionException failed) {
        pending.forEach(other -> other.exceptionally(any -> null).join());
        throw failed.getCause() instanceof RuntimeException known ? known : failed;
      }
    }
    return results;
  }

  static Duration shorter(Duration left, Duration right) {
    return left.compareTo(right) < 0 ? left : right;
  }

  /** There was no session to be had. */
  static final class UnreachedException extends SQLException {
    UnreachedException(SQLException cause) {
      super("no session", cause);
    }
  }
}
