package understudy.ops.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import understudy.ops.host.Parallel;
import understudy.ops.host.Wait;
import understudy.ops.sandbox.Sandbox;
import understudy.ops.sandbox.SandboxPlan;
import understudy.ops.sandbox.Sandboxes;
import understudy.ops.sandbox.ServerName;
import understudy.topology.InstanceAddress;

/** Real servers, to be damaged and mended. */
class RealServers implements AutoCloseable {
  static final ServerName DB1 = new ServerName(1);
  static final ServerName DB2 = new ServerName(2);
  static final ServerName DB3 = new ServerName(3);
  static final ServerName DB4 = new ServerName(4);
  static final ServerName DB5 = new ServerName(5);

  private static final Duration LONG = Duration.ofSeconds(10);
  private static final Duration OFTEN = Duration.ofMillis(20);

  final Sandbox sandbox;
  private final Path folder;
  private final Sandboxes sandboxes;
  private final Map<ServerName, Connection> sessions = new TreeMap<>();
  private final Deque<Connection> occupying = new ArrayDeque<>();
  private final AtomicLong rows = new AtomicLong(1000);
  private Thread aside = Thread.currentThread();

  RealServers(Path folder, SandboxPlan plan) {
    this.folder = folder;
    this.sandboxes = new Sandboxes(Homes.in(folder), Homes.LOUD);
    this.sandbox = sandboxes.up(plan);
  }

  InstanceAddress at(ServerName server) {
    return sandbox.address(server);
  }

  /** Takes that many connections, and allows no more than so many. */
  void occupy(ServerName server, int taken, int limit) throws SQLException {
    for (var k = 0; k < taken; k++) {
      occupying.add(open(server));
    }
    sql(server, "SET GLOBAL max_connections=%d".formatted(limit));
  }

  /** Undoes it. */
  void leave(ServerName server) throws SQLException {
    sql(server, "SET GLOBAL max_connections=500");
    while (!occupying.isEmpty()) {
      occupying.remove().close();
    }
  }

  /** Starts servers again with other settings than their own. */
  void restart(Map<ServerName, String> settings) {
    Parallel.each(
        List.copyOf(settings.keySet()),
        server -> {
          var own = home(server).resolve("my.cnf");
          var kept = home(server).resolve("my.cnf.kept");
          try {
            if (Files.notExists(kept)) {
              Files.copy(own, kept);
            }
            Files.writeString(own, Files.readString(kept) + settings.get(server));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          sandbox.kill(server);
          sandbox.start(server);
        });
  }

  /** Starts a server again under another UUID. */
  void restartAs(ServerName server, String uuid) {
    sandbox.kill(server);
    try {
      Files.writeString(
          home(server).resolve("data/auto.cnf"), "[auto]\nserver-uuid=%s\n".formatted(uuid));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    sandbox.start(server);
  }

  /** Changes an account on one server only. */
  void account(ServerName server, String... statements) throws SQLException {
    var closed = value(server, "SELECT @@global.super_read_only");
    sql(server, "SET GLOBAL super_read_only=0", "SET sql_log_bin=0");
    sql(server, statements);
    sql(server, "SET sql_log_bin=1", "SET GLOBAL super_read_only=" + closed);
  }

  /** Runs statements as somebody who may do everything. */
  void sql(ServerName server, String... statements) throws SQLException {
    try (var statement = session(server).createStatement()) {
      for (var sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** The same on a replica that is closed to writes. */
  void write(ServerName replica, String... statements) throws SQLException {
    sql(replica, "SET GLOBAL super_read_only=0");
    sql(replica, statements);
    sql(replica, "SET GLOBAL super_read_only=1");
  }

  /** What is written on the primary, and to be replicated. */
  void commit() throws SQLException {
    sql(DB1, insert());
  }

  /** The same, where it may hang. */
  void commitAside() {
    aside =
        Thread.startVirtualThread(
            () -> {
              try (var session = open(DB1);
                  var statement = session.createStatement()) {
                statement.execute(insert());
              } catch (SQLException e) {
                Homes.LOUD.say("a commit aside failed: " + e);
              }
            });
  }

  void awaitCommit() {
    assertThat(Wait.until(LONG, OFTEN, () -> !aside.isAlive())).isTrue();
  }

  String insert() {
    return "INSERT INTO app.t VALUES (%d, 0, 1)".formatted(rows.incrementAndGet());
  }

  /** The first column of the first row. */
  String value(ServerName server, String query) throws SQLException {
    try (var statement = session(server).createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }

  /** Makes a replica follow another source over its only channel. */
  void follow(ServerName replica, ServerName source) throws SQLException {
    sql(replica, "STOP REPLICA", change(source), "START REPLICA");
  }

  String change(ServerName source) {
    var account = sandbox.accounts().replication();
    return """
    CHANGE REPLICATION SOURCE TO SOURCE_HOST='%s', SOURCE_PORT=%d,
      SOURCE_USER='%s', SOURCE_PASSWORD='%s', SOURCE_AUTO_POSITION=1,
      SOURCE_HEARTBEAT_PERIOD=0.5, SOURCE_CONNECT_RETRY=1, SOURCE_RETRY_COUNT=86400,
      GET_SOURCE_PUBLIC_KEY=1\
    """
        .formatted(at(source).host(), at(source).port(), account.user(), account.password());
  }

  /** Waits until a replica has executed all that the primary has. */
  void catchUp(ServerName replica) throws SQLException {
    var goal = value(DB1, "SELECT @@global.gtid_executed");
    value(replica, "SELECT WAIT_FOR_EXECUTED_GTID_SET('%s', 10)".formatted(goal));
  }

  /** Waits until a server receives from its source. */
  void awaitReceiving(ServerName replica) {
    Wait.until(LONG, OFTEN, () -> isReceiving(replica));
  }

  private boolean isReceiving(ServerName replica) {
    try {
      var states = "SELECT service_state FROM performance_schema.replication_connection_status";
      return value(replica, states).equals("ON");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Gives the primary empty transactions by the names of those that only a replica has. */
  void adopt(ServerName replica) throws SQLException {
    var missing =
        value(
            DB1,
            "SELECT GTID_SUBTRACT('%s', @@global.gtid_executed)"
                .formatted(value(replica, "SELECT @@global.gtid_executed")));
    sql(DB1, "SET gtid_next='%s'".formatted(missing), "BEGIN", "COMMIT", "SET gtid_next=AUTOMATIC");
  }

  /** The folder of one server, with its settings and its data. */
  Path home(ServerName server) {
    return folder.resolve("sandbox/test/" + server);
  }

  /** Brings back a primary that was killed. */
  void startPrimary() throws SQLException {
    sandbox.start(DB1);
    sql(DB1, "SET GLOBAL super_read_only=0", "SET GLOBAL read_only=0");
    sql(DB1, "SET GLOBAL rpl_semi_sync_source_enabled=1");
  }

  private Connection session(ServerName server) throws SQLException {
    var kept = sessions.get(server);
    if (kept != null && kept.isValid(1)) {
      return kept;
    }
    var fresh = open(server);
    sessions.put(server, fresh);
    return fresh;
  }

  private Connection open(ServerName server) throws SQLException {
    var admin = sandbox.accounts().admin();
    return DriverManager.getConnection(
        "jdbc:mysql://%s/?sslMode=DISABLED&allowPublicKeyRetrieval=true&socketTimeout=30000"
            .formatted(at(server)),
        admin.user(),
        admin.password());
  }

  @Override
  public void close() {
    sandboxes.down(sandbox.name());
  }
}
