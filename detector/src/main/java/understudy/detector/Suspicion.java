package understudy.detector;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import understudy.topology.InstanceAddress;
import understudy.topology.Observation;
import understudy.topology.Seen;
import understudy.topology.Silent;
import understudy.topology.Snapshot;
import understudy.topology.diagnosis.Diagnosis;
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

    /** How long it has been since that instance last proved to be alive. */
    Duration silentFor(InstanceAddress instance);

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
  private final long begun;
  private final Semaphore stirred = new Semaphore(0);
  private final Deliberation deliberation;

  private @Nullable Long lastVote;
  private String nudge = "";

  /** How suspicions come to their deliberations. */
  interface Mind {
    Deliberation about(InstanceAddress primary, Instant firstSign, DetectorSettings settings);
  }

  Suspicion(Subject subject, Means means, Instant firstSign) {
    this(subject, means, firstSign, Deliberation::new);
  }

  Suspicion(Subject subject, Means means, Instant firstSign, Mind mind) {
    this.subject = subject;
    this.means = means;
    this.primary = subject.knowledge().primary();
    this.firstSign = firstSign;
    this.begun = means.time().nanos();
    this.deliberation = mind.about(primary, firstSign, means.settings());
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
      var evidence = new Deliberation.Evidence(snapshot, subject.silentFor(primary));
      var finding = deliberation.weigh(evidence);
      var withheld = finding.hesitation().or(() -> doubt(snapshot, finding.diagnosis()));
      subject.assessed(assessment(snapshot, finding.diagnosis(), withheld));
      if (answers(snapshot) && subject.settled(this)) {
        return;
      }
      vote(snapshot, finding.diagnosis(), withheld);
      othersAfter =
          nudge(evidence, finding.diagnosis()) ? means.settings().settle() : Duration.ZERO;
      rest(finding, othersAfter);
    }
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
    return new Assessment(snapshot.at(), diagnosis, notes, withheld);
  }

  private void vote(Snapshot snapshot, Diagnosis diagnosis, Optional<String> withheld) {
    var now = means.time().nanos();
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

  /** Sends one messenger when that is worth it. */
  private boolean nudge(Deliberation.Evidence evidence, Diagnosis diagnosis) {
    var chosen = deliberation.whomToSend(evidence, diagnosis);
    if (chosen.isEmpty() || !subject.mayNudge()) {
      return false;
    }
    means.tally().nudged();
    var sent = chosen.get();
    switch (restart(sent)) {
      case Nudge.Nudged.Restarted _ -> {
        deliberation.sent(sent);
        nudge = "%s was made to reconnect to %s".formatted(sent.replica(), primary);
      }
      case Nudge.Nudged.Failed failed -> {
        deliberation.notSent();
        nudge = "%s could not be made to reconnect: %s".formatted(sent.replica(), failed.reason());
      }
    }
    LOG.info("{}: {}", evidence.snapshot().cluster(), nudge);
    return true;
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

  private Duration suspected() {
    return Duration.ofNanos(means.time().nanos() - begun);
  }

  private void rest(Deliberation.Finding finding, Duration othersAfter)
      throws InterruptedException {
    if (!othersAfter.isZero()) {
      return;
    }
    var told = finding.diagnosis() instanceof Diagnosis.PrimaryLost && lastVote != null;
    var pause = told ? Pace.whenCertain() : Pace.after(suspected());
    if (means.time().await(stirred, pause)) {
      // Even a storm of signs must not make a storm of looks.
      means.time().rest(Pace.after(Duration.ZERO));
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
