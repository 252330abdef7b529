package understudy.ops.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import understudy.ops.sandbox.Account;
import understudy.topology.InstanceAddress;

/** A client that writes to one server whenever that takes writes, one row after another. */
final class Writer implements AutoCloseable {
  private final InstanceAddress server;
  private final Account account;
  private final Rows rows;
  private final Duration pause;
  private final Thread thread;
  private volatile boolean stopping;

  Writer(InstanceAddress server, Account account, Rows rows, Duration pause) {
    this.server = server;
    this.account = account;
    this.rows = rows;
    this.pause = pause;
    this.thread = Thread.ofPlatform().name("writer-" + server).daemon().start(this::write);
  }

  private void write() {
    Connection connection = null;
    while (!stopping) {
      try {
        connection = connection == null ? Doors.open(server, account, 1000) : connection;
        rows.write(connection, server);
        Waiting.rest(pause);
      } catch (SQLException refused) {
        connection = Doors.isReadOnly(refused) ? connection : Doors.shut(connection);
        Waiting.rest(Duration.ofMillis(3));
      }
    }
    Doors.shut(connection);
  }

  @Override
  public void close() {
    stopping = true;
    Waiting.join(thread, Duration.ofSeconds(5));
  }
}
