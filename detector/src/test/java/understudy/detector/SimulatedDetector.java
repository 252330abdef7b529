package understudy.detector;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import understudy.topology.ClusterName;
import understudy.topology.InstanceAddress;
import understudy.topology.Observation;
import understudy.topology.Receiver;
import understudy.topology.Seen;
import understudy.topology.Silent;
import understudy.topology.Snapshot;
import understudy.topology.election.LastSeen;

/**
 * The watching of one cluster on a single thread, in simulated time: the product's suspicion with
 * all that it decides, over probes that answer late, or never.
 */
final class SimulatedDetector implements Suspicion.Subject, Time {
  private static final ClusterName SHOP = new ClusterName("shop");
  private static final long GLANCE = Duration.ofMillis(20).toNanos();

  /** Moves the world to a time; what happens by then happens. */
  interface Weather {
    void until(long now);
  }

  private final DetectorSettings settings = DetectorSettings.DEFAULT;
  private final Suspicion.Mind mind;
  private final SimulatedCluster cluster;
  private final Weather weather;
  private final ClusterBoard board = new ClusterBoard(this);
  private final Map<String, Question> questions = new LinkedHashMap<>();
  private final Map<InstanceAddress, Long> due = new LinkedHashMap<>();
  private final Means means;
  private @Nullable Long lastNudge;
  private long now;
  private long end;
  private boolean suspecting;

  final List<Verdict> verdicts = new ArrayList<>();
  int suspicions;
  int nudges;

  /** One question that is under way, and its answer, which may come after it was given up. */
  private static final class Question {
    final Latency latency;
    long asked = -1;
    SimulatedCluster.Answer answer = new SimulatedCluster.Answer(0, null);

    Question(Latency latency) {
      this.latency = latency;
    }
  }

  SimulatedDetector(SimulatedCluster cluster, Weather weather, Suspicion.Mind mind, long now) {
    this.cluster = cluster;
    this.weather = weather;
    this.mind = mind;
    this.now = now;
    InstantSource clock = () -> SimulatedCluster.at(this.now);
    Probe none =
        (instance, deadline) -> new Silent(instance, clock.instant(), Silent.Reason.BROKEN, "");
    Tripwire wire = _ -> new Tripwire.Snap(Tripwire.Snap.Kind.NOT_HELD, "");
    Nudge nudge =
        (replica, channel, source, deadline) -> {
          nudges++;
          cluster.restartReceiver(replica, this.now);
          return new Nudge.Nudged.Restarted();
        };
    this.means =
        new Means(
            new Eyes(none, none, wire, nudge),
            new Voice(verdicts::add, _ -> {}),
            clock,
            settings,
            new Tally(),
            new Alone(),
            Inquiry.NONE,
            this,
            new Ramp(),
            new Roster());
    cluster.all.keySet().forEach(it -> due.put(it, now));
  }

  /** Watches until then, or until a verdict is told. */
  void watchUntil(long then) {
    end = then;
    while (isWatching()) {
      to(now + Duration.ofMillis(10).toNanos());
      for (var instance : cluster.all.keySet()) {
        if (due.getOrDefault(instance, 0L) <= now) {
          due.put(instance, now + pace(instance));
          observed(ask(instance, "held", 1));
        }
      }
    }
  }

  private boolean isWatching() {
    return now < end && verdicts.isEmpty();
  }

  long now() {
    return now;
  }

  private long pace(InstanceAddress instance) {
    return (instance.equals(cluster.primary) ? settings.primaryInterval() : settings.interval())
        .toNanos();
  }

  private void observed(Observation observation) {
    var before = board.record(observation);
    var lost =
        switch (observation) {
          case Silent silent ->
              silent.instance().equals(cluster.primary) && !silent.reason().provesAlive();
          case Seen seen -> before.filter(this::hears).isPresent() && !hears(seen);
        };
    if (lost && !suspecting) {
      suspecting = true;
      suspicions++;
      new Suspicion(this, means, SimulatedCluster.at(now), mind).run();
    }
  }

  private boolean hears(Observation observation) {
    return observation instanceof Seen seen
        && seen.channels().stream().anyMatch(it -> it.receiver().state() == Receiver.State.RUNNING);
  }

  /** As a shared probe does: a new question, or the one that is under way. */
  private Observation ask(InstanceAddress instance, String kind, int roundTrips) {
    var question =
        questions.computeIfAbsent(instance + kind, _ -> new Question(new Latency(settings)));
    if (question.asked < 0) {
      question.asked = now;
      question.answer = cluster.ask(instance, now, roundTrips);
    }
    var left = question.asked + question.latency.deadline().toNanos() - now;
    var until = now + Math.max(left, GLANCE);
    to(Math.min(until, Math.max(now, question.answer.at())));
    return end(instance, question)
        .orElseGet(
            () -> new Silent(instance, SimulatedCluster.at(now), Silent.Reason.TIMED_OUT, ""));
  }

  /** The answer of a question that has one by now. */
  private Optional<Observation> end(InstanceAddress instance, Question question) {
    if (question.asked < 0) {
      return Optional.empty();
    }
    if (question.answer.at() > now) {
      if (now - question.asked > settings.patience().toNanos()) {
        question.asked = -1;
      }
      return Optional.empty();
    }
    var took = Duration.ofNanos(question.answer.at() - question.asked);
    question.asked = -1;
    var silence = question.answer.silence();
    Observation answer =
        silence == null
            ? cluster.seen(instance, now)
            : new Silent(instance, SimulatedCluster.at(now), silence, "");
    question.latency.took(answer, took);
    return Optional.of(answer);
  }

  /** Time passes; late answers come in while it does. */
  private void to(long then) {
    now = Math.max(now, then);
    weather.until(now);
    cluster.settle(now);
    for (var instance : cluster.all.keySet()) {
      for (var kind : List.of("held", "fresh")) {
        var question = questions.get(instance + kind);
        if (question != null && isLate(question)) {
          end(instance, question).ifPresent(board::record);
        }
      }
    }
  }

  private boolean isLate(Question question) {
    return question.asked >= 0 && now - question.asked > question.latency.deadline().toNanos();
  }

  @Override
  public ClusterKnowledge knowledge() {
    return new ClusterKnowledge(
        isWatching() ? cluster.primary : World.at("nobody"),
        List.copyOf(cluster.all.keySet()),
        List.of());
  }

  @Override
  public Snapshot look(ClusterKnowledge knowledge, Duration othersAfter) {
    var begun = now;
    var primary = cluster.primary;
    var fresh = ask(primary, "fresh", 4);
    var held = ask(primary, "held", 1);
    board.record(fresh instanceof Seen ? fresh : held);
    to(begun + othersAfter.toNanos());
    for (var instance : cluster.all.keySet()) {
      var isSilent = board.newest(instance).filter(Silent.class::isInstance).isPresent();
      var isDue = due.getOrDefault(instance, 0L) <= now;
      if (!instance.equals(primary) && (!isSilent || isDue)) {
        due.put(instance, now + pace(instance));
        board.record(ask(instance, "held", 1));
      }
    }
    return board.snapshot(SHOP, knowledge, SimulatedCluster.at(now));
  }

  @Override
  public void assessed(Assessment assessment) {}

  @Override
  public void alarm(Verdict verdict) {
    verdicts.add(verdict);
  }

  @Override
  public boolean mayNudge() {
    if (lastNudge != null && now - lastNudge < settings.nudgeEvery().toNanos()) {
      return false;
    }
    lastNudge = now;
    return true;
  }

  @Override
  public LastSeen lastSeen(InstanceAddress instance) {
    return board.lastSeen(instance);
  }

  @Override
  public Duration silentFor(InstanceAddress instance) {
    return board.silentFor(instance);
  }

  @Override
  public List<InstanceAddress> answeredSince(Instant since) {
    return board.answeredSince(since);
  }

  @Override
  public boolean settled(Suspicion suspicion) {
    return true;
  }

  @Override
  public void ended(Suspicion suspicion) {
    suspecting = false;
  }

  @Override
  public long nanos() {
    return now;
  }

  @Override
  public boolean await(Semaphore sign, Duration atMost) {
    to(now + atMost.toNanos());
    return false;
  }

  @Override
  public void rest(Duration duration) {
    to(now + duration.toNanos());
  }

  /** There is no other cluster to compare with. */
  private static final class Alone implements Means.Neighbours {
    @Override
    public boolean have(ClusterName asking, InstanceAddress instance) {
      return false;
    }

    @Override
    public List<Observation> since(ClusterName asking, Instant since) {
      return List.of();
    }
  }
}
