package understudy.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import understudy.topology.InstanceAddress;
import understudy.topology.diagnosis.Diagnosis;

/**
 * An hour of random trouble in a second: everything that makes a primary look dead, and now and
 * then a death. {@code -Dseed=N} plays one hour again.
 */
final class AnHourOfNoiseTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final List<InstanceAddress> REPLICAS =
      List.of(World.at("db2"), World.at("db3"), World.at("db4"));

  /** Longer than the longest trouble that can hide a death, and three heartbeats. */
  private static final Duration FOUND_WITHIN = Duration.ofSeconds(60);

  static LongStream seeds() {
    var given = Long.getLong("seed");
    return given == null ? new Random().longs(6) : LongStream.of(given);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyDeathIsFoundAndNobodyElseIsSaidToBeDead(long seed) {
    var hour = new Hour(new Random(seed), Deliberation::new);
    hour.pass();
    System.out.printf(
        "an hour of noise, seed %d: %d troubles, %d suspicions, %d reconnections, %d deaths found after %s ms%n",
        seed, hour.troubles, hour.suspicions, hour.nudges, hour.found.size(), hour.found);
    assertThat(hour.wrong).as("wrong verdicts with seed %d", seed).isEmpty();
    assertThat(hour.missed).as("deaths not found with seed %d", seed).isEmpty();
    assertThat(hour.found).as("deaths with seed %d", seed).isNotEmpty();
  }

  /** The noise has teeth: who believes one lost probe takes the living for dead. */
  @Test
  void whoAsksNoReplicaRaisesFalseAlarms() {
    var hours = threeHours(OfOneProbe::new);
    assertThat(hours).allSatisfy(hour -> assertThat(hour.wrong).hasSizeGreaterThan(3));
  }

  @Test
  void whoWantsARefusalMissesWhoeverFroze() {
    var hours = threeHours(OfRefusalsOnly::new);
    assertThat(hours)
        .allSatisfy(
            hour -> {
              assertThat(hour.missed).isNotEmpty();
              assertThat(hour.found).isNotEmpty();
            });
  }

  private static List<Hour> threeHours(Suspicion.Mind mind) {
    var hours = LongStream.of(1, 2, 3).mapToObj(seed -> new Hour(new Random(seed), mind)).toList();
    hours.forEach(Hour::pass);
    return hours;
  }

  /** A primary that did not answer once is dead. */
  private static final class OfOneProbe extends Deliberation {
    OfOneProbe(InstanceAddress primary, Instant firstSign, DetectorSettings settings) {
      super(primary, firstSign, settings);
    }

    @Override
    Finding weigh(Evidence evidence) {
      var snapshot = evidence.snapshot();
      return snapshot.seen(snapshot.primary()).isPresent()
          ? super.weigh(evidence)
          : new Finding(
              new Diagnosis.PrimaryDead(snapshot.primary(), List.of(), List.of(), List.of()),
              Optional.empty());
    }
  }

  /** Silence may always be a stall. */
  private static final class OfRefusalsOnly extends Deliberation {
    OfRefusalsOnly(InstanceAddress primary, Instant firstSign, DetectorSettings settings) {
      super(primary, firstSign, settings);
    }

    @Override
    Finding weigh(Evidence evidence) {
      var found = super.weigh(evidence);
      return found.diagnosis() instanceof Diagnosis.PrimaryFrozen
          ? new Finding(found.diagnosis(), Optional.of("it may be a stall"))
          : found;
    }
  }

  /** One cluster after the other, each until its primary dies. */
  private static final class Hour implements SimulatedDetector.Weather {
    final List<String> wrong = new ArrayList<>();
    final List<String> missed = new ArrayList<>();
    final List<Long> found = new ArrayList<>();
    int troubles;
    int suspicions;
    int nudges;
    private final Random random;
    private final Suspicion.Mind mind;
    private SimulatedCluster cluster;
    private long nextTrouble;
    private long death;
    private long untroubled;

    Hour(Random random, Suspicion.Mind mind) {
      this.random = random;
      this.mind = mind;
      this.cluster = new SimulatedCluster(random, Duration.ofSeconds(4), 0);
    }

    void pass() {
      var now = 0L;
      while (now < HOUR.toNanos()) {
        now = life(now);
      }
    }

    /** From the first probe of a cluster to the death of its primary. */
    private long life(long begun) {
      var heartbeats = random.nextBoolean() ? Duration.ofMillis(500) : Duration.ofSeconds(4);
      cluster = new SimulatedCluster(random, heartbeats, begun);
      untroubled = begun + seconds(20);
      nextTrouble = untroubled;
      death = begun + seconds(60 + random.nextInt(400));
      var detector = new SimulatedDetector(cluster, this, mind, begun);
      detector.watchUntil(death + FOUND_WITHIN.toNanos());
      suspicions += detector.suspicions;
      nudges += detector.nudges;
      judge(detector);
      return detector.now();
    }

    private void judge(SimulatedDetector detector) {
      if (detector.verdicts.isEmpty()) {
        missed.add("the death at %s".formatted(SimulatedCluster.at(death)));
      } else if (cluster.isDead()) {
        found.add(Duration.ofNanos(detector.now() - death).toMillis());
      } else {
        wrong.add(detector.verdicts.getFirst().toString());
      }
    }

    @Override
    public void until(long now) {
      while (nextTrouble <= now && nextTrouble < death) {
        troubles++;
        trouble(nextTrouble);
        nextTrouble += Duration.ofMillis(500 + random.nextInt(15_000)).toNanos();
      }
      if (now >= death && !cluster.isDead()) {
        var primary = cluster.of(cluster.primary);
        primary.killed = random.nextBoolean();
        primary.frozen = !primary.killed;
      }
    }

    private void trouble(long now) {
      var primary = cluster.of(cluster.primary);
      var somebody = cluster.of(REPLICAS.get(random.nextInt(REPLICAS.size())));
      switch (random.nextInt(9)) {
        case 0, 1 -> primary.stalledUntil = now + millis(1 + random.nextInt(1_500));
        case 2 -> somebody.stalledUntil = now + millis(1 + random.nextInt(5_000));
        case 3 -> somebody.downUntil = now + seconds(1 + random.nextInt(20));
        case 4 -> somebody.brokenUntil = now + seconds(1 + random.nextInt(30));
        case 5 -> primary.cutUntil = now + millis(1 + random.nextInt(20_000));
        case 6 -> blind(now + millis(1 + random.nextInt(20_000)));
        case 7 -> everywhere(Duration.ofMillis(1 + random.nextInt(800)), 0);
        default -> everywhere(Duration.ofMillis(1 + random.nextInt(5)), random.nextDouble() / 3);
      }
    }

    /** We see nobody, or only some. */
    private void blind(long until) {
      var most = random.nextInt(5);
      cluster.all.values().stream()
          .filter(_ -> most == 0 || random.nextInt(5) < most)
          .forEach(it -> it.cutUntil = until);
    }

    private void everywhere(Duration latency, double lost) {
      cluster
          .all
          .values()
          .forEach(
              it -> {
                it.latency = latency;
                it.lost = lost;
              });
    }

    private static long seconds(long count) {
      return Duration.ofSeconds(count).toNanos();
    }

    private static long millis(long count) {
      return Duration.ofMillis(count).toNanos();
    }
  }
}
