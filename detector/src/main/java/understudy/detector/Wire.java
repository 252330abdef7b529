package understudy.detector;

import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import understudy.topology.InstanceAddress;

/** Keeps a tripwire on one primary, and tells each time that it breaks. */
final class Wire {
  private static final Logger LOG = LoggerFactory.getLogger(Wire.class);
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private final InstanceAddress primary;
  private final Tripwire tripwire;
  private final Consumer<String> broken;
  private final Ramp ramp;

  Wire(InstanceAddress primary, Tripwire tripwire, Consumer<String> broken, Ramp ramp) {
    this.primary = primary;
    this.tripwire = tripwire;
    this.broken = broken;
    this.ramp = ramp;
  }

  /** Goes on until its thread is interrupted. */
  void run() {
    var pause = SHORTEST_PAUSE;
    try {
      // It holds for hours, so it only waits for its turn to begin.
      ramp.meet(() -> {});
      while (!Thread.currentThread().isInterrupted()) {
        var begun = System.nanoTime();
        var snap = hold();
        if (snap.kind() == Tripwire.Snap.Kind.BROKEN) {
          broken.accept(snap.detail());
        }
        // What held for a while is laid again at once; what never holds is not tried in a storm.
        var held = Duration.ofNanos(System.nanoTime() - begun);
        pause = held.compareTo(LONGEST_PAUSE) > 0 ? SHORTEST_PAUSE : longer(pause);
        Thread.sleep(pause);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private Tripwire.Snap hold() throws InterruptedException {
    try {
      return tripwire.hold(primary);
    } catch (RuntimeException unforeseen) {
      LOG.error("The tripwire on {} failed in a way that it should not", primary, unforeseen);
      return new Tripwire.Snap(Tripwire.Snap.Kind.NOT_HELD, unforeseen.toString());
    }
  }

  private static Duration longer(Duration pause) {
    var doubled = pause.multipliedBy(2);
    return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
  }
}
