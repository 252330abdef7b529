package understudy.detector;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import understudy.topology.InstanceAddress;
import understudy.topology.Observation;

/** What is kept at the primary besides its watch: the tripwire, and trial writes if wanted. */
final class Outpost {
  private final Means means;
  private final BiConsumer<InstanceAddress, String> tripped;

  private @Nullable InstanceAddress at;
  private @Nullable Thread wire;
  private @Nullable Thread writing;
  private volatile @Nullable Trials trials;

  Outpost(Means means, BiConsumer<InstanceAddress, String> tripped) {
    this.means = means;
    this.tripped = tripped;
  }

  /** Leaves another primary for this one; whether it was at another, or nowhere. */
  synchronized boolean move(InstanceAddress primary) {
    if (primary.equals(at)) {
      return false;
    }
    leave();
    at = primary;
    var next =
        new Wire(
            primary, means.eyes().tripwire(), why -> tripped.accept(primary, why), means.ramp());
    wire = Thread.ofVirtual().name("tripwire " + primary).start(next::run);
    means
        .eyes()
        .write()
        .ifPresent(
            plan -> {
              var begun = new Trials(primary, plan, means.time());
              trials = begun;
              writing = Thread.ofVirtual().name("trial writes " + primary).start(begun::run);
            });
    return true;
  }

  synchronized void leave() {
    if (wire != null) {
      wire.interrupt();
    }
    if (writing != null) {
      writing.interrupt();
    }
    trials = null;
  }

  /** An observation with what trial writes found out beside it. */
  Observation beside(Observation observation) {
    var present = trials;
    return present == null ? observation : present.beside(observation);
  }
}
