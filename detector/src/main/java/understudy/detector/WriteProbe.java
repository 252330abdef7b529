package understudy.detector;

import java.time.Duration;
import understudy.topology.InstanceAddress;
import understudy.topology.WriteTrial;

/** Writes a row of ours to a primary: a full or a stalled disk lets all other questions pass. */
@FunctionalInterface
public interface WriteProbe {
  /**
   * Writes, and returns when that has come to an end, however long it takes. Never throws anything
   * else.
   *
   * @throws InterruptedException soon after its thread was interrupted: nobody needs it any more
   */
  Outcome write(InstanceAddress primary) throws InterruptedException;

  /** What became of it. */
  sealed interface Outcome {
    /** The server took it, or said why it could not. */
    record Tried(WriteTrial trial) implements Outcome {}

    /** There was no way to try, which says nothing about the server's disk. */
    record Inconclusive(String reason) implements Outcome {}
  }

  /**
   * Whether, and how often, it is done.
   *
   * @param every from the end of one to the next
   * @param deadline after which one that has not come back counts as pending
   */
  record Plan(WriteProbe probe, Duration every, Duration deadline) {
    public Plan {
      if (!every.isPositive() || !deadline.isPositive()) {
        throw new IllegalArgumentException("the times of trial writes must be more than zero");
      }
    }
  }
}
