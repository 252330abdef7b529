package understudy.detector;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import understudy.topology.InstanceAddress;
import understudy.topology.Observation;
import understudy.topology.Seen;
import understudy.topology.Silent;
import understudy.topology.Snapshot;
import understudy.topology.diagnosis.Diagnosis;
import understudy.topology.diagnosis.Diagnostician;
import understudy.topology.diagnosis.Silence;
import understudy.topology.election.LastSeen;

/** Looks at one cluster again and again, from the first sign on, until its primary answers. */
final class Suspicion {
  private static final Logger LOG = LoggerFactory.getLogger(Suspicion.class);

  /** Who has been away for longer says nothing about what happens now. */
  private static final Duration LATELY = Duration.ofMinutes(1);

  /** What a suspicion needs of the cluster that it is about. */
  interface Subject {
    ClusterKnowledge knowledge();

    /** Reads all of it at once. */
    Snapshot look(ClusterKnowledge knowledge, Duration othersAfter) throws InterruptedException;

    void assessed(Assessment assessment);

    void alarm(Verdict verdict);

    /** Whether a nudge may be made now; says yes at most once in the time set for it. */
    boolean mayNudge();

    LastSeen lastSeen(InstanceAddress instance);

    /** Whoever gave an answer at that time or later. */
    List<InstanceAddress> answeredSince(Instant since);

    /** Ends the suspicion, unless it was stirred meanwhile. */
    boolean settled(Suspicion suspicion);

    /** The suspicion has come to its end, however that came about. */
    void ended(Suspicion suspicion);
  }

  private final Subject subject;
  private final Means means;
  private final InstanceAddress primary;
  private final Instant firstSign;
  private final long begun = System.nanoTime();
  private final Semaphore stirred = new Semaphore(0);

  /** Sent, and not back yet with the word that the primary lives. */
  private @Nullable Messenger messenger;

  private @Nullable Long lastVote;
  private String nudge = "";

  Suspicion(Subject subject, Means means, Instant firstSign) {
    this.subject = subject;
    this.means = means;
    this.primary = subject.knowledge().primary();
    this.firstSign = firstSign;
  }

  /** Something happened: look at once. */
  void stir() {
    stirred.release();
  }

  boolean isStirred() {
    return stirred.availablePermits() > 0;
  }

  boolean isAbout(InstanceAddress instance) {
    return primary.equals(instance);
  }

  void run() {
    try {
      lookUntilSettled();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException unforeseen) {
      LOG.error("A suspicion about {} failed; the next sign begins another", primary, unforeseen);
    } finally {
      subject.ended(this);
    }
  }

  private void lookUntilSettled() throws InterruptedException {
    var othersAfter = Duration.ZERO;
    while (subject.knowledge().primary().equals(primary)) {
      stirred.drainPermits();
      var snapshot = subject.look(subject.knowledge(), othersAfter);
      var diagnosis = diagnose(snapshot);
      var withheld = doubt(snapshot, diagnosis);
      subject.assessed(assessment(snapshot, diagnosis, withheld));
      if (answers(snapshot) && subject.settled(this)) {
        return;
      }
      vote(snapshot, diagnosis, withheld);
      othersAfter = nudge(snapshot, diagnosis) ? means.settings().settle() : Duration.ZERO;
      rest(diagnosis, othersAfter);
    }
  }

  /** A messenger that could not reconnect outweighs receivers that merely have not noticed. */
  private Diagnosis diagnose(Snapshot snapshot) {
    var health = means.settings().health();
    if (messenger != null && messenger.hearsIn(snapshot)) {
      messenger = null;
    }
    return messenger != null && messenger.lostItIn(snapshot)
        ? Diagnostician.diagnose(snapshot, health, new Silence(firstSign))
        : Diagnostician.diagnose(snapshot, health);
  }

  private Optional<String> doubt(Snapshot snapshot, Diagnosis diagnosis) {
    return diagnosis instanceof Diagnosis.PrimaryLost
        ? OwnNetwork.doubt(
            snapshot,
            subject.answeredSince(firstSign.minus(LATELY)),
            means.neighbours().since(snapshot.cluster(), firstSign))
        : Optional.empty();
  }

  private Assessment assessment(Snapshot snapshot, Diagnosis diagnosis, Optional<String> withheld) {
    var notes = new ArrayList<String>();
    if (!answers(snapshot)) {
      notes.add("suspected since " + firstSign);
    }
    if (!nudge.isEmpty()) {
      notes.add(nudge);
    }
    withheld.ifPresent(notes::add);
    return new Assessment(snapshot.at(), diagnosis, notes);
  }

  private void vote(Snapshot snapshot, Diagnosis diagnosis, Optional<String> withheld) {
    var now = System.nanoTime();
    if (!(diagnosis instanceof Diagnosis.PrimaryLost lost) || withheld.isPresent()) {
      return;
    }
    if (lastVote == null || now - lastVote >= means.settings().voteEvery().toNanos()) {
      lastVote = now;
      subject.alarm(
          new Verdict(
              snapshot.cluster(), firstSign, snapshot.at(), lost, subject.lastSeen(primary)));
    }
  }

  /** Sends one messenger when the primary stays silent and its replicas have not lost it. */
  private boolean nudge(Snapshot snapshot, Diagnosis diagnosis) {
    if (!(diagnosis instanceof Diagnosis.PrimaryUnseen) || !nudge.isEmpty() || !isRipe()) {
      return false;
    }
    var chosen = Messenger.choose(snapshot);
    if (chosen.isEmpty()
        || !Messenger.pays(snapshot, means.settings().health())
        || !subject.mayNudge()) {
      return false;
    }
    means.tally().nudged();
    var sent = chosen.get();
    var outcome = restart(sent);
    nudge =
        switch (outcome) {
          case Nudge.Nudged.Restarted _ ->
              "%s was made to reconnect to %s".formatted(sent.replica(), primary);
          case Nudge.Nudged.Failed failed ->
              "%s could not be made to reconnect: %s".formatted(sent.replica(), failed.reason());
        };
    LOG.info("{}: {}", snapshot.cluster(), nudge);
    messenger = outcome instanceof Nudge.Nudged.Restarted ? sent : null;
    return messenger != null;
  }

  private Nudge.Nudged restart(Messenger sent) {
    try {
      return means
          .eyes()
          .nudge()
          .restartReceiver(
              sent.replica(), sent.channel(), sent.source(), means.settings().deadline());
    } catch (RuntimeException unforeseen) {
      LOG.error("The nudge of {} failed in a way that it should not", sent.replica(), unforeseen);
      return new Nudge.Nudged.Failed(unforeseen.toString());
    }
  }

  /** A killed primary is told by its replicas within milliseconds; do not disturb them before. */
  private boolean isRipe() {
    return suspected().compareTo(means.settings().deadline()) >= 0;
  }

  private Duration suspected() {
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  private void rest(Diagnosis diagnosis, Duration othersAfter) throws InterruptedException {
    if (!othersAfter.isZero()) {
      return;
    }
    var pause =
        diagnosis instanceof Diagnosis.PrimaryLost ? Pace.whenCertain() : Pace.after(suspected());
    if (stirred.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS)) {
      // Even a storm of signs must not make a storm of looks.
      Thread.sleep(Pace.after(Duration.ZERO));
    }
  }

  private boolean answers(Snapshot snapshot) {
    return snapshot.of(primary).filter(Suspicion::provesAlive).isPresent();
  }

  private static boolean provesAlive(Observation observation) {
    return switch (observation) {
      case Seen _ -> true;
      case Silent silent -> silent.reason().provesAlive();
    };
  }
}
