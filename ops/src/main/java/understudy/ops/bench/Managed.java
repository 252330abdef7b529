package understudy.ops.bench;

import understudy.topology.InstanceAddress;

/** The manager under test, as far as a bench speaks to it. */
public interface Managed {
  /** Returns once it sees the cluster whole and has nothing under way. */
  void awaitSettled();

  /** Asks for a planned change of the primary and returns when it has ended. */
  void switchOver(InstanceAddress successor);
}
