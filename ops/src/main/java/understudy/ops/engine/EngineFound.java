package understudy.ops.engine;

import understudy.topology.InstanceAddress;

/** An engine that answers, and whose it is: only our own is watched and started again. */
public record EngineFound(InstanceAddress address, Owner owner) {
  /** Who runs it. */
  public enum Owner {
    WE,
    OTHERS
  }
}
