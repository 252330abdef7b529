package understudy.detector;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import understudy.topology.ClusterName;
import understudy.topology.InstanceAddress;
import understudy.topology.Observation;
import understudy.topology.Receiver;
import understudy.topology.Seen;
import understudy.topology.Silent;
import understudy.topology.Snapshot;
import understudy.topology.diagnosis.Diagnostician;
import understudy.topology.election.LastSeen;
import understudy.topology.examination.Track;

/** All that watches one cluster: its members' watches, its tripwire, its suspicion, its rounds. */
final class ClusterWatch implements Suspicion.Subject {
  private static final Logger LOG = LoggerFactory.getLogger(ClusterWatch.class);

  private final ClusterName cluster;
  private final Means means;
  private final ClusterBoard board;
  private final Outpost outpost;
  private final Members members;
  private final Look look;
  private final Discovery discovery;
  private final Learning learning;
  private final Herald herald;

  private volatile ClusterKnowledge written;
  private volatile ClusterKnowledge knowledge;
  private volatile @Nullable Assessment assessment;
  private volatile boolean closed;

  // Guarded by this.
  private @Nullable Thread rounds;
  private @Nullable Suspicion suspicion;
  private @Nullable Thread suspecting;
  private @Nullable Long lastNudge;

  ClusterWatch(ClusterName cluster, ClusterKnowledge knowledge, Means means) {
    this.cluster = cluster;
    this.written = knowledge;
    this.knowledge = knowledge;
    this.means = means;
    this.board = new ClusterBoard(means.time());
    this.outpost = new Outpost(means, this::tripped);
    this.members = new Members(means, this::pace, outpost::beside, this::observed);
    this.look = new Look(cluster, members, board, means);
    this.discovery = new Discovery(cluster, means);
    this.learning = new Learning(cluster, means);
    this.herald = new Herald(cluster, means.voice(), means.tally(), means.settings().voteEvery());
  }

  synchronized void begin() {
    if (rounds == null && !closed) {
      follow(knowledge);
      var round = new Rounds(means.settings(), List.of(this::assess, this::sight), this::discover);
      rounds = Thread.ofVirtual().name("rounds " + cluster).start(round::run);
    }
  }

  /** Goes on with what an operation, or a person, now knows better. */
  synchronized void update(ClusterKnowledge better) {
    written = better;
    follow(better.withMembers(knowledge.members()));
    better.particulars().forgotten().forEach(board::forget);
  }

  synchronized void forget(InstanceAddress instance) {
    if (instance.equals(knowledge.primary())) {
      throw new IllegalArgumentException(
          "%s leads %s: a primary cannot be forgotten".formatted(instance, cluster));
    }
    written = written.without(instance);
    follow(knowledge.without(instance));
    board.forget(instance);
  }

  synchronized void end() {
    closed = true;
    members.keepOnly(List.of());
    outpost.leave();
    Stream.of(Optional.ofNullable(rounds), Optional.ofNullable(suspecting))
        .flatMap(Optional::stream)
        .forEach(Thread::interrupt);
  }

  Snapshot snapshot() {
    return board.snapshot(cluster, knowledge, means.clock().instant());
  }

  Map<InstanceAddress, Track> tracks() {
    return members.tracks();
  }

  List<Seen> answers() {
    return board.answers();
  }

  List<Observation> since(Instant since) {
    return board.newest().stream().filter(it -> !it.at().isBefore(since)).toList();
  }

  boolean have(InstanceAddress instance) {
    return members.have(instance);
  }

  Optional<Assessment> why() {
    return Optional.ofNullable(assessment);
  }

  private void follow(ClusterKnowledge now) {
    if (closed) {
      return;
    }
    knowledge = now;
    members.keepOnly(now.watched());
    if (outpost.move(now.primary())) {
      lastNudge = null;
    }
    if (suspicion != null) {
      suspicion.stir();
    }
  }

  private Duration pace(InstanceAddress instance) {
    return instance.equals(knowledge.primary())
        ? means.settings().primaryInterval()
        : means.settings().interval();
  }

  private void tripped(InstanceAddress primary, String why) {
    suspect(primary, means.clock().instant(), "its tripwire broke: " + why);
  }

  private void observed(Observation observation) {
    var before = board.record(observation);
    var primary = knowledge.primary();
    switch (observation) {
      case Silent silent when silent.instance().equals(primary) && !silent.reason().provesAlive() ->
          suspect(primary, silent.at(), silent.sentence());
      case Seen seen
          when before.filter(it -> hears(it, primary)).isPresent() && !hears(seen, primary) ->
          suspect(primary, seen.at(), seen.instance() + " lost it");
      case Silent _, Seen _ -> {}
    }
  }

  private static boolean hears(Observation observation, InstanceAddress primary) {
    return observation instanceof Seen seen
        && seen.channels().stream()
            .anyMatch(
                channel ->
                    channel.source().equals(primary)
                        && channel.receiver().state() == Receiver.State.RUNNING);
  }

  private synchronized void suspect(InstanceAddress primary, Instant sign, String why) {
    if (closed || !primary.equals(knowledge.primary())) {
      return;
    }
    if (suspicion != null && suspicion.isAbout(primary)) {
      suspicion.stir();
      return;
    }
    LOG.info("{}: primary {} is suspected: {}", cluster, primary, why);
    means.tally().suspected();
    var begun = new Suspicion(this, means, sign);
    suspicion = begun;
    suspecting = Thread.ofVirtual().name("suspicion " + cluster).start(begun::run);
  }

  private void assess() {
    var now = knowledge;
    var snapshot = board.snapshot(cluster, now, means.clock().instant());
    if (!isSuspected() && snapshot.members().containsAll(now.members())) {
      assessed(
          new Assessment(
              snapshot.at(),
              Diagnostician.diagnose(snapshot, means.settings().health()),
              List.of(),
              Optional.empty()));
    }
  }

  private void sight() {
    var now = knowledge;
    var snapshot = board.snapshot(cluster, now, means.clock().instant());
    SightingRule.of(snapshot, now)
        .ifPresent(
            sighting -> {
              herald.tell(sighting, written);
              adopt(now, sighting.primary());
            });
  }

  /** Somebody moved the primary: believe what is seen, unless better knowledge came meanwhile. */
  private synchronized void adopt(ClusterKnowledge then, InstanceAddress primary) {
    if (knowledge.equals(then) && !primary.equals(then.primary())) {
      LOG.info("{}: {} leads now, and {} no longer does", cluster, primary, then.primary());
      follow(then.ledBy(primary));
    }
  }

  private void discover() throws InterruptedException {
    var present =
        board.newest().stream().filter(Seen.class::isInstance).map(Seen.class::cast).toList();
    learning.attend(
        knowledge,
        present.stream()
            .map(Seen::instance)
            .filter(knowledge.members()::contains)
            .sorted()
            .toList());
    var found = discovery.search(present, knowledge);
    found.forEach(board::record);
    if (!found.isEmpty()) {
      var more = found.stream().map(Seen::instance).toList();
      LOG.info("{}: found {}", cluster, more);
      synchronized (this) {
        follow(knowledge.withMembers(more));
      }
    }
  }

  private synchronized boolean isSuspected() {
    return suspicion != null;
  }

  @Override
  public ClusterKnowledge knowledge() {
    return knowledge;
  }

  @Override
  public Snapshot look(ClusterKnowledge now, Duration othersAfter) throws InterruptedException {
    return look.take(now, othersAfter);
  }

  @Override
  public void assessed(Assessment latest) {
    assessment = latest;
  }

  @Override
  public void alarm(Verdict verdict) {
    herald.alarm(verdict);
  }

  @Override
  public synchronized boolean mayNudge() {
    var now = System.nanoTime();
    if (lastNudge != null && now - lastNudge < means.settings().nudgeEvery().toNanos()) {
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
  public synchronized boolean settled(Suspicion asking) {
    if (suspicion != asking || asking.isStirred()) {
      return suspicion != asking;
    }
    ended(asking);
    return true;
  }

  @Override
  public synchronized void ended(Suspicion ending) {
    if (suspicion == ending) {
      suspicion = null;
      suspecting = null;
    }
  }
}
