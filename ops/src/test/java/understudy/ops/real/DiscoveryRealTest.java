package understudy.ops.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import understudy.activities.mysql.MySqlLookActivities;
import understudy.activities.mysql.MySqlServers;
import understudy.activities.mysql.MySqlSettings;
import understudy.detector.ClusterKnowledge;
import understudy.detector.Description;
import understudy.detector.Detector;
import understudy.detector.DetectorSettings;
import understudy.detector.Inquiry;
import understudy.detector.Sighting;
import understudy.detector.Voice;
import understudy.ops.host.Wait;
import understudy.ops.sandbox.Layout;
import understudy.ops.sandbox.Sandbox;
import understudy.ops.sandbox.SandboxName;
import understudy.ops.sandbox.SandboxPlan;
import understudy.ops.sandbox.Sandboxes;
import understudy.ops.sandbox.SemiSync;
import understudy.ops.sandbox.ServerName;
import understudy.ops.server.DetectorEyes;
import understudy.ops.server.SettingsLearner;
import understudy.topology.ClusterName;
import understudy.topology.InstanceAddress;
import understudy.topology.Seen;
import understudy.topology.election.ElectionPolicy;
import understudy.topology.switchover.SwitchoverPlanner;
import understudy.topology.switchover.Target;
import understudy.topology.trait.Attribute;
import understudy.topology.trait.Discovering;
import understudy.topology.trait.Finding;
import understudy.topology.trait.HostNames;
import understudy.topology.trait.HostPattern;
import understudy.topology.trait.Ignoring;
import understudy.topology.trait.Naming;
import understudy.topology.trait.Tag;
import understudy.workflows.steps.InspectRequest;
import understudy.workflows.steps.Inspection;
import understudy.workflows.steps.ObserveRequest;

/** A chain, a neighbour, and a schema that says what its instances are. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DiscoveryRealTest {
  private static final Duration LONG = Duration.ofSeconds(10);
  private static final ClusterName SHOP = new ClusterName("shop");
  private static final String OF_THIS = " FROM meta.instance WHERE host = @@report_host";

  private final Sandboxes sandboxes;
  private final Sandbox shop;
  private final Sandbox stock;
  private final MySqlServers servers;
  private final List<InstanceAddress> all;

  DiscoveryRealTest(@TempDir Path folder) {
    sandboxes = new Sandboxes(Homes.in(folder), Homes.LOUD);
    shop = sandboxes.up(Homes.plan("db1 > db2 db3, db3 > db4"));
    var network = Homes.plan("db1 > db2").network();
    stock =
        sandboxes.up(
            new SandboxPlan(
                new SandboxName("stock"),
                network,
                Layout.parse("db1 > db2"),
                SemiSync.ON,
                Optional.empty()));
    all = List.copyOf(shop.addresses().values());
    servers =
        new MySqlServers(
            MySqlSettings.of(
                ActingOnRealServers.account(shop.accounts().understudy()),
                ActingOnRealServers.account(shop.accounts().replication()),
                "test"),
            InstantSource.system());
  }

  @BeforeAll
  void sayWhatTheyAre() throws SQLException {
    run(
        all.getFirst(),
        "CREATE DATABASE meta",
        "CREATE TABLE meta.cluster (name VARCHAR(64) PRIMARY KEY)",
        "INSERT INTO meta.cluster VALUES ('The shop')",
        "CREATE TABLE meta.instance (host VARCHAR(64) PRIMARY KEY, dc VARCHAR(64), rule VARCHAR(64))",
        "CREATE TABLE meta.tag (host VARCHAR(64), name VARCHAR(64), value VARCHAR(64), PRIMARY KEY (host, name))",
        // The sandbox's own account may do everything but grant.
        "INSERT INTO mysql.db (Host, Db, User, Select_priv, Delete_priv) VALUES ('%%', 'meta', '%s', 'Y', 'Y')"
            .formatted(shop.accounts().understudy().user()),
        "FLUSH PRIVILEGES");
    for (var instance : all) {
      var rule = instance.equals(all.getLast()) ? "must_not" : "neutral";
      run(
          all.getFirst(),
          "INSERT INTO meta.instance VALUES ('%s', 'north', '%s')".formatted(instance.host(), rule),
          "INSERT INTO meta.tag VALUES ('%s', 'rack', '7')".formatted(instance.host()));
    }
  }

  /** The neighbour lets the same account in. */
  @BeforeAll
  void knowTheNeighbour() throws SQLException {
    var mine = shop.accounts().understudy();
    try (var connection = connect(stock.address(ServerName.parse("db1")), stock);
        var statement = connection.createStatement()) {
      statement.execute(
          "ALTER USER '%s'@'%%' IDENTIFIED BY '%s'".formatted(mine.user(), mine.password()));
    }
  }

  @AfterAll
  void down() {
    servers.close();
    sandboxes.down(shop.name());
    sandboxes.down(stock.name());
  }

  @Test
  void aChainIsFoundFromItsLeaf() {
    var fit = (Inspection.Fit) inspect(all.getLast(), Discovering.PLAIN);

    assertThat(fit.primary()).isEqualTo(all.getFirst());
    assertThat(fit.members()).containsExactlyElementsOf(all);
    assertThat(fit.shared()).isEmpty();
  }

  @Test
  void whoIsIgnoredIsPassedOverAndSoIsWhoeverStandsBelowIt() {
    var ignoring = new Ignoring(List.of(new HostPattern(all.get(2).host())), List.of());
    var rules =
        new Discovering(Naming.NONE, ignoring, HostNames.REPORT_HOST, Duration.ofMinutes(5));

    assertThat(((Inspection.Fit) inspect(all.getFirst(), rules)).members())
        .containsExactly(all.get(0), all.get(1));
  }

  @Test
  void whoReplicatesWithAnAccountThatIsIgnoredIsPassedOver() {
    var user = new HostPattern("^%s$".formatted(shop.accounts().replication().user()));
    var rules =
        new Discovering(
            Naming.NONE,
            new Ignoring(List.of(), List.of(user)),
            HostNames.AS_FOUND,
            Duration.ofMinutes(5));

    assertThat(inspect(all.getFirst(), rules)).isInstanceOf(Inspection.Unfit.class);
  }

  @Test
  void theSchemaSaysWhatClusterAndInstancesAre() {
    var told = new CopyOnWriteArrayList<Description>();
    var sightings = new CopyOnWriteArrayList<Sighting>();
    var rules =
        new Discovering(naming(), Ignoring.NOBODY, HostNames.AS_FOUND, Duration.ofMinutes(5));
    try (var detector =
        new Detector(
            DetectorEyes.of(servers),
            new Voice(_ -> {}, sightings::add),
            InstantSource.system(),
            DetectorSettings.DEFAULT,
            new Inquiry(rules, new SettingsLearner(servers, HostNames.AS_FOUND), told::add))) {
      detector.start();
      detector.watch(SHOP, new ClusterKnowledge(all.getFirst(), List.of(), List.of()));
      await(() -> !sightings.isEmpty() && sightings.getLast().members().equals(all));
      await(() -> !told.isEmpty() && told.getLast().instances().size() == all.size());
    }
    var description = told.getLast();
    assertThat(description.traits().value(Attribute.ALIAS, Instant.MAX)).contains("The shop");
    var leaf = Objects.requireNonNull(description.instances().get(all.getLast()));
    assertThat(leaf.value(Attribute.DATA_CENTRE, Instant.MAX)).contains("north");
    assertThat(leaf.value(Attribute.PROMOTION_RULE, Instant.MAX)).contains("must_not");
    assertThat(leaf.tags()).extracting(Tag::toString).containsExactly("rack=7");
  }

  @Test
  void aQueryChangesNothing() {
    var reply = servers.answer(all.getFirst(), "DELETE FROM meta.tag", LONG);

    assertThat(reply.toString()).contains("READ ONLY");
  }

  @Test
  void aReplicaOfTwoClustersBelongsToBothLeadsIntoNeitherAndIsNeverPromoted() throws SQLException {
    var shared = all.get(1);
    var other = stock.address(ServerName.parse("db1"));
    follow(shared, other);
    try {
      var ours = (Inspection.Fit) inspect(all.getFirst(), Discovering.PLAIN);
      assertThat(ours.members()).containsExactlyElementsOf(all);
      assertThat(ours.shared()).containsExactly(shared);
      var theirs = (Inspection.Fit) inspect(other, Discovering.PLAIN);
      assertThat(theirs.primary()).isEqualTo(other);
      assertThat(theirs.members()).hasSize(3).contains(shared);
      assertThat(((Inspection.Unfit) inspect(shared, Discovering.PLAIN)).reasons().getFirst())
          .contains("replicates from 2 sources: name one of them");
      var plan =
          SwitchoverPlanner.plan(
              new MySqlLookActivities(servers)
                  .observe(new ObserveRequest(SHOP, all.getFirst(), all, LONG)),
              new Target.Named(shared),
              new ElectionPolicy(new TreeMap<>(), List.of()));
      assertThat(plan.sentence()).contains("it replicates from 2 sources");
    } finally {
      run(shared, "STOP REPLICA FOR CHANNEL 'stock'", "RESET REPLICA ALL FOR CHANNEL 'stock'");
    }
  }

  @Test
  void ofTwoCoPrimariesTheWritableOneLeads() throws SQLException {
    var primary = all.getFirst();
    run(primary, changeSource(all.get(1), ""), "START REPLICA");
    try {
      var fit = (Inspection.Fit) inspect(all.getLast(), Discovering.PLAIN);
      assertThat(fit.primary()).isEqualTo(primary);
      assertThat(fit.members()).containsExactlyElementsOf(all);
    } finally {
      run(primary, "STOP REPLICA", "RESET REPLICA ALL");
    }
  }

  /** What the neighbour wrote before counts as executed: only the link matters here. */
  private void follow(InstanceAddress replica, InstanceAddress source) throws SQLException {
    var executed = ((Seen) servers.probe(source, LONG)).executed();
    var missing = executed.minus(((Seen) servers.probe(replica, LONG)).executed());
    if (!missing.isEmpty()) {
      run(replica, "SET GLOBAL gtid_purged = '+%s'".formatted(missing));
    }
    run(replica, changeSource(source, " FOR CHANNEL 'stock'"), "START REPLICA FOR CHANNEL 'stock'");
  }

  private String changeSource(InstanceAddress source, String channel) {
    var account = stock.addresses().containsValue(source) ? stock.accounts() : shop.accounts();
    return ("CHANGE REPLICATION SOURCE TO SOURCE_HOST='%s', SOURCE_PORT=%d, SOURCE_USER='%s',"
            + " SOURCE_PASSWORD='%s', SOURCE_AUTO_POSITION=1, GET_SOURCE_PUBLIC_KEY=1%s")
        .formatted(
            source.host(),
            source.port(),
            account.replication().user(),
            account.replication().password(),
            channel);
  }

  private static Naming naming() {
    return new Naming(
        new TreeMap<>(Map.of(Attribute.ALIAS, asked("SELECT name FROM meta.cluster"))),
        new TreeMap<>(
            Map.of(
                Attribute.DATA_CENTRE, asked("SELECT dc" + OF_THIS),
                Attribute.PROMOTION_RULE, asked("SELECT rule" + OF_THIS))),
        Optional.of("SELECT name, value FROM meta.tag WHERE host = @@report_host"));
  }

  private static Finding asked(String query) {
    return new Finding(Optional.of(query), List.of(), Optional.empty());
  }

  private Inspection inspect(InstanceAddress seed, Discovering rules) {
    return new MySqlLookActivities(servers, rules).inspect(new InspectRequest(SHOP, seed));
  }

  private void run(InstanceAddress instance, String... statements) throws SQLException {
    try (var connection = connect(instance, shop);
        var statement = connection.createStatement()) {
      for (var sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static Connection connect(InstanceAddress instance, Sandbox sandbox) throws SQLException {
    var admin = sandbox.accounts().admin();
    return DriverManager.getConnection(
        "jdbc:mysql://%s/?sslMode=PREFERRED".formatted(instance), admin.user(), admin.password());
  }

  private static void await(BooleanSupplier condition) {
    assertThat(Wait.until(LONG, Duration.ofMillis(20), condition)).isTrue();
  }
}
