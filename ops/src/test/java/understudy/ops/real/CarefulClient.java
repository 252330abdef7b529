package understudy.ops.real;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import understudy.ops.sandbox.Account;
import understudy.ops.sandbox.Sandbox;
import understudy.ops.sandbox.SemiSync;
import understudy.topology.InstanceAddress;

/**
 * Writes wherever it may, one row after another, and believes a row to be safe once a replica has
 * received it too: by the promise of semi-synchronous replication, or by asking where it is off.
 */
final class CarefulClient implements AutoCloseable {
  // Whether this replica has received, or executed, all that the primary had after the commit.
  private static final String HAS =
      """
      SELECT GTID_SUBSET(?, CONCAT_WS(',', @@global.gtid_executed,
        (SELECT GROUP_CONCAT(received_transaction_set)
         FROM performance_schema.replication_connection_status)))""";

  private static final Duration PAUSE = Duration.ofMillis(5);

  private final SemiSync semiSync;
  private final Account account;
  private final List<InstanceAddress> servers;
  private final Set<Long> safe = new TreeSet<>();
  private final AtomicLong next = new AtomicLong(System.currentTimeMillis() * 1000);
  private final Thread thread;
  private volatile boolean stopping;
  private volatile boolean pausing;
  private volatile boolean resting;

  CarefulClient(Sandbox sandbox) {
    this.semiSync = sandbox.semiSync();
    // Who asks a replica what it has must be allowed to; others had better not write past
    // read_only.
    this.account =
        switch (semiSync) {
          case ON -> sandbox.accounts().app();
          case OFF -> sandbox.accounts().admin();
        };
    this.servers = List.copyOf(sandbox.addresses().values());
    this.thread = Thread.ofVirtual().start(this::write);
  }

  /** How many rows it believes to be safe. */
  int safe() {
    synchronized (safe) {
      return safe.size();
    }
  }

  /** Those of them that a server does not have. */
  Set<Long> lostOn(InstanceAddress server) throws SQLException {
    try (var connection = open(server);
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT id FROM app.t")) {
      var kept = new HashSet<Long>();
      while (rows.next()) {
        kept.add(rows.getLong(1));
      }
      synchronized (safe) {
        var lost = new TreeSet<>(safe);
        lost.removeAll(kept);
        return lost;
      }
    }
  }

  private void write() {
    while (!stopping) {
      for (var server : servers) {
        writeTo(server);
      }
      resting = pausing;
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  /** Writes no more rows until told to go on; returns when none is on its way. */
  void pause() {
    pausing = true;
    while (!resting) {
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  void goOn() {
    pausing = false;
  }

  /** Until it takes no writes. */
  private void writeTo(InstanceAddress server) {
    try (var connection = open(server)) {
      while (!stopping && !pausing && value(connection, "SELECT @@global.read_only").equals("0")) {
        var id = next.getAndIncrement();
        try (var statement = connection.createStatement()) {
          statement.execute("INSERT INTO app.t VALUES (%d, 0, 0)".formatted(id));
        }
        if (isElsewhere(server, connection)) {
          synchronized (safe) {
            safe.add(id);
          }
        }
      }
    } catch (SQLException refused) {
      // The next one, and this one again after it.
      return;
    }
  }

  private boolean isElsewhere(InstanceAddress server, Connection connection) throws SQLException {
    return switch (semiSync) {
      // Or the commit would not have returned.
      case ON -> true;
      case OFF -> {
        var executed = value(connection, "SELECT @@global.gtid_executed");
        yield servers.stream().anyMatch(it -> !it.equals(server) && has(it, executed));
      }
    };
  }

  private boolean has(InstanceAddress replica, String executed) {
    try (var connection = open(replica);
        var statement = connection.prepareStatement(HAS)) {
      statement.setString(1, executed);
      try (var rows = statement.executeQuery()) {
        return rows.next() && rows.getInt(1) == 1;
      }
    } catch (SQLException silent) {
      return false;
    }
  }

  private Connection open(InstanceAddress server) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:mysql://%s/?sslMode=DISABLED&allowPublicKeyRetrieval=true&connectTimeout=1000&socketTimeout=5000"
            .formatted(server),
        account.user(),
        account.password());
  }

  private static String value(Connection connection, String question) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(question)) {
      return rows.next() ? String.valueOf(rows.getString(1)) : "";
    }
  }

  /** Writes no more. */
  void stop() {
    stopping = true;
    try {
      thread.join();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    stop();
  }
}
