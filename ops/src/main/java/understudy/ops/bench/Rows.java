package understudy.ops.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import understudy.ops.sandbox.Account;
import understudy.topology.InstanceAddress;

/** The rows that clients wrote, and which of them were acknowledged. */
final class Rows {
  private final long first;
  private final AtomicLong next;
  private final ConcurrentLinkedQueue<Written> acknowledged = new ConcurrentLinkedQueue<>();

  /** One acknowledged row: its key, where it was written, and when the acknowledgement came. */
  record Written(long id, InstanceAddress server, long nanos) {}

  /**
   * @param first the first key; above all keys of earlier runs
   */
  Rows(long first) {
    this.first = first;
    next = new AtomicLong(first);
  }

  /**
   * A first key above those of all runs before: a client writes fewer than a million rows a second.
   */
  static long freshKey() {
    return System.currentTimeMillis() * 1000;
  }

  /** Writes one row and commits it. */
  Written write(Connection connection, InstanceAddress server) throws SQLException {
    var id = next.getAndIncrement();
    try (var insert = connection.prepareStatement("INSERT INTO app.t VALUES (?, 0, ?)")) {
      insert.setLong(1, id);
      insert.setInt(2, 0);
      insert.executeUpdate();
    }
    var written = new Written(id, server, System.nanoTime());
    acknowledged.add(written);
    return written;
  }

  /** All acknowledged rows, in the order of their acknowledgement. */
  List<Written> acknowledged() {
    return acknowledged.stream().sorted(Comparator.comparingLong(Written::nanos)).toList();
  }

  /** Whether a server has applied a row. */
  static boolean has(InstanceAddress server, Account account, Written row) throws SQLException {
    try (var connection = Doors.open(server, account, 1000);
        var query = connection.createStatement();
        var rows = query.executeQuery("SELECT 1 FROM app.t WHERE id = " + row.id())) {
      return rows.next();
    }
  }

  /** How many acknowledged rows a server does not have. */
  long lostOn(InstanceAddress server, Account account) throws SQLException {
    try (var connection = Doors.open(server, account, 10_000);
        var query = connection.createStatement();
        var rows = query.executeQuery("SELECT id FROM app.t WHERE id >= " + first)) {
      Set<Long> kept = new HashSet<>();
      while (rows.next()) {
        kept.add(rows.getLong(1));
      }
      return acknowledged.stream().filter(written -> !kept.contains(written.id())).count();
    }
  }
}
