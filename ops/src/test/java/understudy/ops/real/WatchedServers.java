package understudy.ops.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import understudy.activities.mysql.MySqlServers;
import understudy.activities.mysql.MySqlSettings;
import understudy.detector.ClusterKnowledge;
import understudy.detector.Detector;
import understudy.detector.DetectorSettings;
import understudy.detector.Inquiry;
import understudy.detector.Voice;
import understudy.ops.host.Wait;
import understudy.ops.sandbox.SandboxPlan;
import understudy.ops.server.DetectorEyes;
import understudy.topology.ClusterName;
import understudy.topology.diagnosis.HealthPolicy;
import understudy.topology.examination.Acknowledgers;
import understudy.topology.examination.Budget;
import understudy.topology.examination.Examination;
import understudy.topology.examination.ExaminationPolicy;

/** Real servers that a detector watches, to be damaged and mended. */
final class WatchedServers extends RealServers {
  private static final ClusterName SHOP = new ClusterName("shop");
  private static final int ROUNDS = 5;
  private static final Duration ROUND = Duration.ofSeconds(5);
  private static final Duration OFTEN = Duration.ofMillis(20);
  private static final Duration STEP = Duration.ofMillis(100);
  private static final DetectorSettings QUICK = quick(DetectorSettings.DEFAULT);

  /** A second of lag is worth telling, and so is an acknowledger too many. */
  static final ExaminationPolicy STRICT =
      new ExaminationPolicy(
          HealthPolicy.DEFAULT,
          Duration.ofSeconds(1),
          Duration.ofSeconds(10),
          90,
          Acknowledgers.EXACT,
          Budget.DEFAULT);

  private final MySqlServers eyes;
  private final Detector detector;

  /** New ones, of which nothing is amiss once they are arranged. */
  static WatchedServers up(Path folder, SandboxPlan plan, Fault.Act arranging) throws SQLException {
    var fresh = new WatchedServers(folder, plan);
    for (var server : fresh.sandbox.addresses().keySet()) {
      fresh.sql(
          server,
          "SET PERSIST sync_binlog=1",
          "SET PERSIST innodb_flush_log_at_trx_commit=1",
          "SET PERSIST sync_relay_log=1");
    }
    arranging.on(fresh);
    fresh.mustBeWell();
    return fresh;
  }

  private WatchedServers(Path folder, SandboxPlan plan) {
    super(folder, plan);
    var accounts = sandbox.accounts();
    this.eyes =
        new MySqlServers(
            MySqlSettings.of(
                ActingOnRealServers.account(accounts.understudy()),
                ActingOnRealServers.account(accounts.replication()),
                "test"),
            InstantSource.system());
    this.detector =
        new Detector(
            DetectorEyes.of(eyes),
            new Voice(_ -> {}, _ -> {}),
            InstantSource.system(),
            QUICK,
            Inquiry.NONE);
    detector.start();
    var members = List.copyOf(sandbox.addresses().values());
    detector.watch(SHOP, new ClusterKnowledge(members.getFirst(), members, List.of()));
  }

  private static DetectorSettings quick(DetectorSettings usual) {
    return new DetectorSettings(
        STEP,
        STEP,
        usual.deadline(),
        usual.patience(),
        usual.certain(),
        usual.settle(),
        usual.nudgeEvery(),
        usual.voteEvery(),
        usual.discoverEvery(),
        usual.health());
  }

  /** All that a detector says of the cluster now. */
  Optional<Examination> examination(ExaminationPolicy policy) {
    var snapshot = detector.snapshot(SHOP);
    return detector
        .why(SHOP)
        .map(
            why ->
                Examination.of(
                    snapshot.orElseThrow(), why.diagnosis(), policy, detector.tracks(SHOP)));
  }

  /** Fails unless all that belongs to a fault is told before long. */
  void mustFind(Fault fault) {
    await(() -> missing(fault).isEmpty());
    assertThat(missing(fault))
        .as("not told of %s, among %s", fault.name(), told(fault.policy()))
        .isEmpty();
  }

  private List<Fault.Found> missing(Fault fault) {
    var findings = examination(fault.policy()).map(Examination::findings).orElse(List.of());
    return fault.found().stream()
        .filter(wanted -> findings.stream().noneMatch(it -> wanted.isIn(it, this)))
        .toList();
  }

  /** Fails unless nothing is wrong before long. */
  void mustBeWell() {
    await(() -> told(ExaminationPolicy.DEFAULT).isEmpty());
    assertThat(told(ExaminationPolicy.DEFAULT)).as("what is left of it").isEmpty();
  }

  private List<String> told(ExaminationPolicy policy) {
    return examination(policy)
        .map(
            it ->
                it.findings().stream()
                    .map(f -> f.kind() + ": " + f.sentence() + f.evidence())
                    .toList())
        .orElse(List.of("nothing is known yet"));
  }

  /**
   * What changes seldom is read seldom, and sessions are held: not so here. Once is not enough: a
   * session that is in use just then is kept, and a group makes up its mind for seconds.
   */
  private void await(BooleanSupplier condition) {
    for (var round = 0; round < ROUNDS; round++) {
      sandbox.addresses().values().forEach(eyes::forget);
      if (Wait.until(ROUND, OFTEN, condition)) {
        return;
      }
    }
  }

  @Override
  public void close() {
    detector.close();
    eyes.close();
    super.close();
  }
}
