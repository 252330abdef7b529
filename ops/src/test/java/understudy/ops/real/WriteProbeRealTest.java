package understudy.ops.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import understudy.activities.mysql.TrialTable;
import understudy.activities.mysql.TrialTable.Logging;
import understudy.activities.mysql.Tried;
import understudy.detector.ClusterKnowledge;
import understudy.detector.Detector;
import understudy.detector.DetectorSettings;
import understudy.detector.Eyes;
import understudy.detector.Verdict;
import understudy.detector.Voice;
import understudy.detector.WriteProbe.Plan;
import understudy.ops.host.Wait;
import understudy.ops.server.DetectorEyes;
import understudy.topology.InstanceAddress;
import understudy.topology.Observation;
import understudy.topology.Seen;
import understudy.topology.Silent;
import understudy.topology.WriteTrial.Result;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WriteProbeRealTest extends ActingOnRealServers {
  private static final Duration OFTEN = Duration.ofMillis(50);

  private final InstanceAddress primary = all.getFirst();
  private final List<Verdict> verdicts = new ArrayList<>();

  WriteProbeRealTest(@TempDir Path folder) {
    super(folder);
  }

  @BeforeEach
  void aTableOfOurs() throws SQLException {
    try (var admin = admin()) {
      run(admin, "CREATE DATABASE IF NOT EXISTS understudy");
      run(
          admin,
          "CREATE TABLE IF NOT EXISTS understudy.write_probe"
              + " (observer VARCHAR(80) PRIMARY KEY, at DATETIME(6) NOT NULL)");
      // The sandbox's own account may do everything but grant.
      run(
          admin,
          "REPLACE INTO mysql.db (Host, Db, User, Insert_priv, Delete_priv)"
              + " VALUES ('%', 'understudy', 'understudy', 'Y', 'Y')");
      run(admin, "FLUSH PRIVILEGES");
    }
  }

  @Test
  void aTrialWriteIsReplicatedOnlyIfThatIsWanted() throws InterruptedException {
    var before = seen(primary).executed();
    assertThat(result(trial(Logging.LOCAL))).contains(Result.WRITTEN);
    assertThat(seen(primary).executed()).isEqualTo(before);

    assertThat(result(trial(Logging.REPLICATED))).contains(Result.WRITTEN);
    assertThat(seen(primary).executed().minus(before).count()).isEqualTo(1);
  }

  @Test
  void aPrimaryThatAnswersAndCannotWriteIsSeenToStallAndToRecover() throws SQLException {
    try (var detector = watching();
        var admin = admin()) {
      await(() -> latest(detector).equals(Optional.of(Result.WRITTEN)));

      run(admin, "FLUSH TABLES WITH READ LOCK");
      await(() -> latest(detector).equals(Optional.of(Result.PENDING)));
      run(admin, "UNLOCK TABLES");

      await(() -> latest(detector).equals(Optional.of(Result.WRITTEN)));
      assertThat(verdicts).isEmpty();
    }
  }

  @Test
  void missingRightsAndMissingTablesSayNothingAboutTheDisk()
      throws SQLException, InterruptedException {
    assertThat(servers.tryToWrite(primary, new TrialTable("understudy", "none", Logging.LOCAL)))
        .isInstanceOf(Tried.Inconclusive.class);
    try (var admin = admin()) {
      run(admin, "UPDATE mysql.db SET Insert_priv = 'N' WHERE Db = 'understudy'");
      run(admin, "FLUSH PRIVILEGES");
    }
    assertThat(trial(Logging.LOCAL)).isInstanceOf(Tried.Inconclusive.class);
    assertThat(servers.tryToWrite(all.get(1), table(Logging.REPLICATED)))
        .isInstanceOf(Tried.Inconclusive.class);
  }

  @Test
  void aPrimaryWithoutAConnectionLeftIsAlive() throws SQLException {
    try (var admin = admin();
        var another = admin()) {
      run(admin, "SET GLOBAL max_connections = 1");
      var refused = servers.probeAfresh(primary, LONG);
      run(another, "SET GLOBAL max_connections = 500");
      assertThat(provesAlive(refused)).isTrue();
    }
  }

  private static boolean provesAlive(Observation observation) {
    return switch (observation) {
      case Seen _ -> true;
      case Silent silent -> silent.reason().provesAlive();
    };
  }

  private Detector watching() {
    var eyes = DetectorEyes.of(servers);
    var plan =
        new Plan(DetectorEyes.writing(servers, table(Logging.LOCAL)), OFTEN, OFTEN.multipliedBy(4));
    var detector =
        new Detector(
            new Eyes(eyes.held(), eyes.fresh(), eyes.tripwire(), eyes.nudge(), Optional.of(plan)),
            new Voice(verdicts::add, _ -> {}),
            InstantSource.system(),
            DetectorSettings.DEFAULT);
    detector.start();
    detector.watch(SHOP, new ClusterKnowledge(primary, all, List.of()));
    return detector;
  }

  private Optional<Result> latest(Detector detector) {
    return detector
        .snapshot(SHOP)
        .flatMap(it -> it.seen(primary))
        .flatMap(it -> it.vitals().write())
        .map(it -> it.result());
  }

  private Tried trial(Logging logging) throws InterruptedException {
    return servers.tryToWrite(primary, table(logging));
  }

  private static Optional<Result> result(Tried tried) {
    return tried instanceof Tried.Written written
        ? Optional.of(written.trial().result())
        : Optional.empty();
  }

  private static TrialTable table(Logging logging) {
    return new TrialTable("understudy", "write_probe", logging);
  }

  private Connection admin() throws SQLException {
    return connect(sandbox.accounts().admin(), primary);
  }

  private static void await(BooleanSupplier condition) {
    assertThat(Wait.until(LONG, Duration.ofMillis(5), condition)).isTrue();
  }
}
