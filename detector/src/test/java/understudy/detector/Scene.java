package understudy.detector;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import understudy.topology.ClusterName;
import understudy.topology.diagnosis.Diagnosis;

/** A detector in a simulated world, and all that it said. */
final class Scene implements AutoCloseable {
  /** Long enough for the slowest machine; only a failing test ever waits so long. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  final World world = new World();
  final List<Verdict> verdicts = new CopyOnWriteArrayList<>();
  final List<Sighting> sightings = new CopyOnWriteArrayList<>();
  final Detector detector;

  Scene(DetectorSettings settings) {
    detector =
        new Detector(world.eyes(), new Voice(verdicts::add, sightings::add), world.clock, settings);
    detector.start();
  }

  /** The product's own settings, but for the pace of what nobody waits for. */
  static DetectorSettings usual() {
    return new DetectorSettings(
        Duration.ofMillis(250),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(2),
        Duration.ofMillis(1750),
        Duration.ofMillis(150),
        Duration.ofSeconds(10),
        Duration.ofSeconds(2),
        Duration.ofMillis(300),
        DetectorSettings.DEFAULT.health());
  }

  /** Everything ten times as fast, where the times themselves are not the point. */
  static DetectorSettings hasty() {
    return new DetectorSettings(
        Duration.ofMillis(30),
        Duration.ofMillis(30),
        Duration.ofMillis(100),
        Duration.ofMillis(400),
        Duration.ofMillis(350),
        Duration.ofMillis(60),
        Duration.ofSeconds(10),
        Duration.ofMillis(200),
        Duration.ofMillis(100),
        DetectorSettings.DEFAULT.health());
  }

  static ClusterName name(String text) {
    return new ClusterName(text);
  }

  /** Watches a cluster and waits until it is known to be well. */
  void watchWell(String cluster, ClusterKnowledge knowledge) {
    detector.watch(name(cluster), knowledge);
    awaits(cluster, Diagnosis.Healthy.class);
  }

  void awaits(String cluster, Class<? extends Diagnosis> diagnosis) {
    await(
        cluster + " is diagnosed " + diagnosis.getSimpleName(),
        () ->
            detector
                .why(name(cluster))
                .filter(it -> diagnosis.isInstance(it.diagnosis()))
                .isPresent());
  }

  /** Waits until every instance has been looked at so many times more, which proves a "nothing". */
  void looks(int times) {
    var from = detector.counters().probes();
    var each = detector.clusters().size() * 4L;
    await(times + " more looks", () -> detector.counters().probes() >= from + times * each);
  }

  /** Waits until the newest sighting, if there is one yet, is such. */
  void awaitsSighting(String what, Predicate<Sighting> such) {
    await(what, () -> !sightings.isEmpty() && such.test(sightings.getLast()));
  }

  static void await(String what, BooleanSupplier condition) {
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("in vain: " + what);
      }
      World.pause(Duration.ofMillis(1));
    }
  }

  @Override
  public void close() {
    detector.close();
  }
}
