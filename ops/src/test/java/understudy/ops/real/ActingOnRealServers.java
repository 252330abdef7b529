package understudy.ops.real;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import understudy.activities.mysql.Attempt;
import understudy.activities.mysql.MySqlServerActivities;
import understudy.activities.mysql.MySqlServers;
import understudy.activities.mysql.MySqlSettings;
import understudy.ops.sandbox.Account;
import understudy.ops.sandbox.Sandbox;
import understudy.ops.sandbox.SandboxPlan;
import understudy.ops.sandbox.Sandboxes;
import understudy.topology.ClusterName;
import understudy.topology.Durability;
import understudy.topology.InstanceAddress;
import understudy.topology.Seen;
import understudy.workflows.operation.OperationId;
import understudy.workflows.steps.FreezeRequest;
import understudy.workflows.steps.HandOverRequest;
import understudy.workflows.steps.Mandate;
import understudy.workflows.steps.PromoteRequest;
import understudy.workflows.steps.RepointRequest;

/** A sandbox with every act at hand, where the first server leads before each test. */
abstract class ActingOnRealServers {
  static final String LAYOUT = "db1 > db2 db3 db4";
  static final Duration LONG = Duration.ofSeconds(10);
  static final ClusterName SHOP = new ClusterName("shop");
  static final Durability SEMI =
      new Durability.SemiSynchronous(1, Duration.ofMillis(4_294_967_295L));

  private final Sandboxes sandboxes;
  final Sandbox sandbox;
  final MySqlServers servers;
  final MySqlServerActivities acts;
  final AtomicInteger attempt = new AtomicInteger(1);
  final AtomicInteger ids = new AtomicInteger();
  final List<InstanceAddress> all;
  final Durability promise;
  Mandate mandate = mandate();
  CompletableFuture<Void> cancellation = new CompletableFuture<>();

  ActingOnRealServers(Path folder) {
    this(folder, Homes.plan(LAYOUT));
  }

  ActingOnRealServers(Path folder, SandboxPlan plan) {
    this.sandboxes = new Sandboxes(Homes.in(folder), Homes.LOUD);
    this.sandbox = sandboxes.up(plan);
    this.promise =
        switch (plan.semiSync()) {
          case ON -> SEMI;
          case OFF -> new Durability.Asynchronous();
        };
    this.all = List.copyOf(sandbox.addresses().values());
    var settings =
        MySqlSettings.of(
            account(sandbox.accounts().understudy()),
            account(sandbox.accounts().replication()),
            "test");
    this.servers = new MySqlServers(settings, InstantSource.system());
    this.acts = new MySqlServerActivities(servers, this::attempt);
  }

  static understudy.activities.mysql.Account account(Account account) {
    return new understudy.activities.mysql.Account(account.user(), account.password());
  }

  Attempt attempt() {
    var number = attempt.get();
    var now = Instant.now();
    return new Attempt() {
      @Override
      public int number() {
        return number;
      }

      @Override
      public Instant scheduledAt() {
        return now;
      }

      @Override
      public void beat(String progress) {
        System.err.println("# " + progress);
      }

      @Override
      public CompletableFuture<Void> cancellation() {
        return cancellation;
      }
    };
  }

  Mandate mandate() {
    var number = ids.incrementAndGet();
    return new Mandate(SHOP, new OperationId("failover/shop/" + number), number);
  }

  @BeforeEach
  void everybodyFollowsTheFirst() {
    mandate = mandate();
    attempt.set(1);
    cancellation = new CompletableFuture<>();
    var first = all.getFirst();
    var leading = all.stream().filter(it -> seen(it).isWritable()).toList();
    if (leading.isEmpty()) {
      var frozen = acts.freeze(new FreezeRequest(mandate, first, all, LONG)).frozen();
      var goal = frozen.seen(first).orElseThrow().held();
      acts.promote(new PromoteRequest(mandate, first, goal, promise, LONG));
    } else if (!leading.getFirst().equals(first)) {
      repoint(first, leading.getFirst());
      acts.handOver(handOver(leading.getFirst(), first, LONG));
    }
    all.stream().skip(1).forEach(it -> repoint(it, all.getFirst()));
    mandate = mandate();
  }

  @AfterAll
  void down() {
    servers.close();
    sandboxes.down(sandbox.name());
  }

  String repoint(InstanceAddress replica, InstanceAddress source) {
    return acts.repoint(new RepointRequest(mandate, replica, source, promise, LONG)).sentence();
  }

  Seen seen(InstanceAddress instance) {
    return (Seen) servers.probe(instance, LONG);
  }

  Connection connect(Account account, InstanceAddress instance) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:mysql://%s/?sslMode=PREFERRED".formatted(instance),
        account.user(),
        account.password());
  }

  static void run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  void write(InstanceAddress instance) throws SQLException {
    try (var connection = connect(sandbox.accounts().app(), instance)) {
      run(connection, "CREATE TABLE IF NOT EXISTS app.acts (id BIGINT PRIMARY KEY)");
      run(connection, "INSERT INTO app.acts VALUES (%d)".formatted(System.nanoTime()));
    }
  }

  HandOverRequest handOver(InstanceAddress old, InstanceAddress next, Duration limit) {
    return new HandOverRequest(mandate, old, next, promise, Duration.ofMillis(300), limit);
  }

  boolean writeFails(InstanceAddress instance) {
    try {
      write(instance);
      return false;
    } catch (SQLException expected) {
      return true;
    }
  }

  /** What closes a server of this family as tightly as it can be. */
  String closing() {
    return "SET GLOBAL super_read_only = 1";
  }

  /** Marks a session as one that acts. */
  void mark(Connection session, String mark) throws SQLException {
    run(session, "SET @understudy = '%s'".formatted(mark));
  }

  boolean waitsForAnAcknowledgement(InstanceAddress instance) {
    try (var admin = connect(sandbox.accounts().admin(), instance);
        var statement = admin.createStatement();
        var waiting =
            statement.executeQuery(
                "SELECT 1 FROM information_schema.processlist WHERE state LIKE"
                    + " 'Waiting for semi-sync ACK%'")) {
      return waiting.next();
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
