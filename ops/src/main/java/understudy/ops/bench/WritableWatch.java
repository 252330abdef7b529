package understudy.ops.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import understudy.ops.sandbox.Account;
import understudy.topology.InstanceAddress;

/**
 * Asks all servers again and again whether they take writes, and counts the rounds in which two did
 * at the same time.
 *
 * <p>The servers are asked one after another, so a hand-over between two questions would look like
 * two writable servers. One counts as writable over a round only if it was so in this round and in
 * the next; two of those overlap for certain.
 */
final class WritableWatch implements AutoCloseable {
  private static final Duration RHYTHM = Duration.ofMillis(4);

  private final List<InstanceAddress> servers;
  private final Account account;
  private final AtomicInteger rounds = new AtomicInteger();
  private final AtomicInteger violations = new AtomicInteger();
  private final Thread thread;
  private volatile boolean stopping;

  WritableWatch(List<InstanceAddress> servers, Account account) {
    this.servers = List.copyOf(servers);
    this.account = account;
    this.thread = Thread.ofPlatform().name("writable-watch").daemon().start(this::watch);
  }

  int rounds() {
    return rounds.get();
  }

  /** Rounds in which more than one server took writes for certain. */
  int violations() {
    return violations.get();
  }

  private void watch() {
    Map<InstanceAddress, Connection> doors = new TreeMap<>();
    Set<InstanceAddress> before = new TreeSet<>();
    while (!stopping) {
      var now = writable(doors);
      before.retainAll(now);
      if (before.size() > 1) {
        violations.incrementAndGet();
      }
      rounds.incrementAndGet();
      before = now;
      Waiting.rest(RHYTHM);
    }
    new ArrayList<>(doors.keySet()).forEach(server -> drop(doors, server));
  }

  private Set<InstanceAddress> writable(Map<InstanceAddress, Connection> doors) {
    Set<InstanceAddress> writable = new TreeSet<>();
    for (var server : servers) {
      try {
        if (isWritable(doors, server)) {
          writable.add(server);
        }
      } catch (SQLException silent) {
        drop(doors, server);
      }
    }
    return writable;
  }

  private boolean isWritable(Map<InstanceAddress, Connection> doors, InstanceAddress server)
      throws SQLException {
    var door = doors.get(server);
    if (door == null) {
      door = Doors.open(server, account, 100);
      doors.put(server, door);
    }
    try (var query = door.createStatement();
        var row = query.executeQuery("SELECT @@global.read_only")) {
      return row.next() && row.getInt(1) == 0;
    }
  }

  private static void drop(Map<InstanceAddress, Connection> doors, InstanceAddress server) {
    Doors.shut(doors.remove(server));
  }

  @Override
  public void close() {
    stopping = true;
    Waiting.join(thread, Duration.ofSeconds(5));
  }
}
