package understudy.ops.bench;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import understudy.activities.mysql.MySqlServers;
import understudy.detector.Detector;
import understudy.detector.DetectorSettings;
import understudy.detector.Eyes;
import understudy.detector.Voice;
import understudy.ops.host.OpenFiles;
import understudy.ops.host.Progress;
import understudy.ops.host.Refused;
import understudy.ops.host.Wait;
import understudy.ops.server.DetectorEyes;

/** Watches many addresses with the real detector and the real eyes, and measures what it costs. */
public final class ProbeBench {
  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final Duration COLD_START = Duration.ofMinutes(1);
  private static final Duration BETWEEN_COMMITS = Duration.ofSeconds(4);

  private final ProbedServers servers;
  private final ProbePlan plan;
  private final Progress progress;

  public ProbeBench(ProbedServers servers, ProbePlan plan, Progress progress) {
    this.servers = servers;
    this.plan = plan;
    this.progress = progress;
  }

  /**
   * Watches, measures and looks away again.
   *
   * @throws Refused when there are not enough file descriptors, or an address never answers
   */
  public ProbeFigures run() {
    var clusters = Aliases.clusters(servers.addresses(), plan.instances());
    var connections = (long) plan.instances() * servers.access().held() + clusters.size();
    OpenFiles.shortage(connections)
        .ifPresent(
            sentence -> {
              throw new Refused(sentence);
            });
    try (var mysql = new MySqlServers(servers.access(), InstantSource.system())) {
      var eyes = DetectorEyes.of(mysql);
      var gauge = new Gauge(eyes.held(), INTERVAL);
      var watching = new Eyes(gauge, eyes.fresh(), eyes.tripwire(), eyes.nudge());
      var voice = new Voice(_ -> {}, _ -> {});
      try (var detector = new Detector(watching, voice, InstantSource.system(), settings())) {
        clusters.forEach(detector::watch);
        progress.say(
            "watching %d addresses in %d clusters".formatted(plan.instances(), clusters.size()));
        var begun = System.nanoTime();
        detector.start();
        awaitAll(gauge);
        var ready = FailoverBench.ms(System.nanoTime() - begun);
        progress.say("all have answered after %.1f s, warming up".formatted(ready / 1000));
        Waiting.rest(plan.warm());
        return measure(gauge, ready);
      }
    }
  }

  /** The product's own, but for primaries, which it probes more often. */
  private static DetectorSettings settings() {
    var usual = DetectorSettings.DEFAULT;
    return new DetectorSettings(
        INTERVAL,
        INTERVAL,
        usual.deadline(),
        usual.patience(),
        usual.certain(),
        usual.settle(),
        usual.nudgeEvery(),
        usual.voteEvery(),
        usual.discoverEvery(),
        usual.health());
  }

  private void awaitAll(Gauge gauge) {
    var all =
        Wait.until(COLD_START, Duration.ofMillis(100), () -> gauge.answered() >= plan.instances());
    if (!all) {
      throw new Refused(
          "only %d of %d addresses have answered within %d s; %s"
              .formatted(
                  gauge.answered(),
                  plan.instances(),
                  COLD_START.toSeconds(),
                  gauge
                      .lastSilence()
                      .map(it -> "of %s: %s".formatted(it.instance(), it.sentence()))
                      .orElse("none of the others was probed")));
    }
  }

  private ProbeFigures measure(Gauge gauge, double readyAfterMs) {
    progress.say("measuring for %d s".formatted(plan.measured().toSeconds()));
    gauge.reset();
    var begun = System.nanoTime();
    var own = OwnProcess.processorMillis();
    var theirs = servers.processorMillis();
    var seenAfter = commits(gauge, begun + plan.measured().toNanos());
    var seconds = (System.nanoTime() - begun) / 1e9;
    var probes = Math.max(1, gauge.probes());
    return new ProbeFigures(
        servers.description(),
        plan.instances(),
        rounded(seconds),
        gauge.probes(),
        rounded(gauge.probes() / seconds),
        rounded((OwnProcess.processorMillis() - own) / probes),
        rounded(OwnProcess.residentMb()),
        gauge.worstLateMs(),
        seenAfter.isEmpty() ? -1 : seenAfter.getLast(),
        seenAfter.isEmpty() ? -1 : seenAfter.get(seenAfter.size() / 2),
        gauge.slowestMs(),
        gauge.silent(),
        readyAfterMs,
        rounded((servers.processorMillis() - theirs) / (double) probes),
        List.of());
  }

  /** Commits every few seconds until that moment; tells how long it took to be seen, in order. */
  private List<Double> commits(Gauge gauge, long until) {
    var primary = Aliases.of(0, servers.addresses(), plan.instances());
    var all = new ArrayList<Double>();
    while (true) {
      var left = Duration.ofNanos(until - System.nanoTime());
      if (left.compareTo(BETWEEN_COMMITS) < 0) {
        Waiting.rest(left.isNegative() ? Duration.ZERO : left);
        return all.stream().sorted().toList();
      }
      var committed = System.nanoTime();
      servers.commit();
      Waiting.rest(BETWEEN_COMMITS);
      var seen = gauge.movedAfterMs(committed, primary);
      progress.say(
          "a commit was seen under %d of %d addresses of the primary"
              .formatted(seen.size(), primary.size()));
      all.addAll(seen);
    }
  }

  private static double rounded(double figure) {
    return Math.round(figure * 10_000) / 10_000.0;
  }
}
