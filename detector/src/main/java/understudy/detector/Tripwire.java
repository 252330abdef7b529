package understudy.detector;

import understudy.topology.InstanceAddress;

/** A connection to a primary that is held for nothing but to break the moment the server dies. */
@FunctionalInterface
public interface Tripwire {
  /**
   * Connects, holds the connection, and returns when it ends, or at once when there is none to be
   * had.
   *
   * @throws InterruptedException soon after its thread was interrupted: nobody needs it any more
   */
  Snap hold(InstanceAddress primary) throws InterruptedException;

  /** How a tripwire ended. */
  record Snap(Kind kind, String detail) {
    /** Whether there was a connection to lose. */
    public enum Kind {
      /** It was held, and broke. */
      BROKEN,
      /** There never was one: this says nothing that a probe does not say better. */
      NOT_HELD
    }
  }
}
