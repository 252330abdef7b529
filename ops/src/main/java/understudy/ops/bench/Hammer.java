package understudy.ops.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import understudy.ops.host.Refused;
import understudy.ops.sandbox.Account;
import understudy.topology.InstanceAddress;

/** Clients that try every server in turn until one takes a write. */
final class Hammer {
  private static final Duration PAUSE = Duration.ofMillis(5);

  private final Account account;
  private final Rows rows;

  Hammer(Account account, Rows rows) {
    this.account = account;
    this.rows = rows;
  }

  /**
   * Tries the given servers at the same time and returns the first row that one of them
   * acknowledged.
   *
   * @throws Refused when none did within the limit
   */
  Rows.Written first(List<InstanceAddress> servers, Duration limit) {
    var first = new CompletableFuture<Rows.Written>();
    var threads =
        servers.stream()
            .map(server -> Thread.ofPlatform().daemon().start(() -> strike(server, first)))
            .toList();
    try {
      return first.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException never) {
      throw new Refused("no server took a write within %d s".formatted(limit.toSeconds()), never);
    } catch (ExecutionException | InterruptedException broken) {
      throw new IllegalStateException(broken);
    } finally {
      first.cancel(true);
      threads.forEach(Hammer::await);
    }
  }

  private void strike(InstanceAddress server, CompletableFuture<Rows.Written> first) {
    Connection connection = null;
    while (!first.isDone()) {
      try {
        connection = connection == null ? Doors.open(server, account, 1000) : connection;
        first.complete(rows.write(connection, server));
      } catch (SQLException refused) {
        connection = Doors.isReadOnly(refused) ? connection : Doors.shut(connection);
        Waiting.rest(PAUSE);
      }
    }
    Doors.shut(connection);
  }

  private static void await(Thread thread) {
    Waiting.join(thread, Duration.ofSeconds(3));
  }
}
