package understudy.detector;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import understudy.topology.InstanceAddress;
import understudy.topology.Silent;
import understudy.topology.Snapshot;
import understudy.topology.diagnosis.Diagnosis;
import understudy.topology.diagnosis.Diagnostician;
import understudy.topology.diagnosis.Silence;

/**
 * What one suspicion makes of each look: a diagnosis, whether it may be told yet, and whom to send.
 *
 * <p>It knows no clock and no thread, so that an hour of looks can be played in a second; and with
 * another one in its place that hour shows what each of its scruples is good for.
 */
class Deliberation {
  private final InstanceAddress primary;
  private final Instant firstSign;
  private final DetectorSettings settings;

  /** Sent, and not back yet with the word that the primary lives. */
  private @Nullable Messenger messenger;

  private boolean nudged;

  /** For how long the primary had been silent when the looks began to say that it is lost. */
  private @Nullable Duration lostSince;

  /**
   * One look.
   *
   * @param silent how long it has been since the primary last proved to be alive
   */
  record Evidence(Snapshot snapshot, Duration silent) {}

  /**
   * What a look came to.
   *
   * @param hesitation why it may not be told yet, though it is a loss
   */
  record Finding(Diagnosis diagnosis, Optional<String> hesitation) {}

  Deliberation(InstanceAddress primary, Instant firstSign, DetectorSettings settings) {
    this.primary = primary;
    this.firstSign = firstSign;
    this.settings = settings;
  }

  Finding weigh(Evidence evidence) {
    var diagnosis = diagnose(evidence.snapshot());
    if (!(diagnosis instanceof Diagnosis.PrimaryLost)) {
      lostSince = null;
      return new Finding(diagnosis, Optional.empty());
    }
    if (lostSince == null) {
      lostSince = evidence.silent();
    }
    return new Finding(diagnosis, hesitation(evidence, lostSince));
  }

  /** A messenger that could not reconnect outweighs receivers that merely have not noticed. */
  private Diagnosis diagnose(Snapshot snapshot) {
    if (messenger != null && messenger.hearsIn(snapshot)) {
      messenger = null;
    }
    return messenger != null && messenger.lostItIn(snapshot)
        ? Diagnostician.diagnose(snapshot, settings.health(), new Silence(firstSign))
        : Diagnostician.diagnose(snapshot, settings.health());
  }

  /**
   * A refusal is certain at once. Who merely does not answer may be stalled: by a checkpoint, a
   * pause of its virtual machine, a switch that learns a new route. That ends by itself.
   */
  private Optional<String> hesitation(Evidence evidence, Duration lostSince) {
    if (!isTimedOut(evidence.snapshot())) {
      return Optional.empty();
    }
    if (evidence.silent().compareTo(settings.certain()) < 0) {
      return Optional.of(
          "silent for %d ms, which may be a stall; told after %d ms"
              .formatted(evidence.silent().toMillis(), settings.certain().toMillis()));
    }
    if (messenger != null && messenger.isUnderWayIn(evidence.snapshot())) {
      return Optional.of("%s is still trying to reconnect".formatted(messenger.replica()));
    }
    // A receiver that reconnects for a reason of its own has lost nobody.
    return evidence.silent().minus(lostSince).compareTo(settings.settle().dividedBy(2)) < 0
        ? Optional.of("lost for a moment only")
        : Optional.empty();
  }

  /**
   * Whom to send to the primary, if anybody: when it stays silent, its replicas have not lost it,
   * and their heartbeats will not tell in time. A killed primary is told by its replicas within
   * milliseconds; they are not disturbed before.
   */
  Optional<Messenger> whomToSend(Evidence evidence, Diagnosis diagnosis) {
    var left = settings.certain().minus(evidence.silent());
    var ripe = evidence.silent().compareTo(settings.certain().dividedBy(3)) >= 0;
    return !nudged
            && ripe
            && diagnosis instanceof Diagnosis.PrimaryUnseen
            && Messenger.pays(
                evidence.snapshot(),
                left.plus(settings.settle().multipliedBy(2)),
                settings.health())
        ? Messenger.choose(evidence.snapshot())
        : Optional.empty();
  }

  /** One was sent; what it finds out is asked in every look from now on. */
  void sent(Messenger sent) {
    nudged = true;
    messenger = sent;
  }

  /** It could not be sent, and no other is. */
  void notSent() {
    nudged = true;
  }

  private boolean isTimedOut(Snapshot snapshot) {
    return snapshot.silent().stream()
        .anyMatch(it -> it.instance().equals(primary) && it.reason() == Silent.Reason.TIMED_OUT);
  }
}
