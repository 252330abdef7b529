package understudy.topology;

import java.time.Duration;

/**
 * What a commit on the primary waits for: the promise that an operation hands from one primary to
 * the next.
 */
public sealed interface Durability {
  /** Nothing but the primary's own disk. */
  record Asynchronous() implements Durability {}

  /** Acknowledgements of replicas that have it in their relay logs. */
  record SemiSynchronous(int acknowledgements, Duration timeout) implements Durability {
    public SemiSynchronous {
      if (acknowledgements < 1) {
        throw new IllegalArgumentException("semi-synchronous replication waits for 1 or more");
      }
    }
  }

  /** The promise that a primary makes, read off its own settings. */
  static Durability of(SemiSync primary) {
    return primary.isSource()
        ? new SemiSynchronous(Math.max(1, primary.acknowledgements()), primary.timeout())
        : new Asynchronous();
  }
}
