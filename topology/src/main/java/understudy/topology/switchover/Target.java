package understudy.topology.switchover;

import understudy.topology.InstanceAddress;

/** Who is to lead after a switchover. */
public sealed interface Target {
  /** Whoever the election would choose. */
  record Best() implements Target {}

  /** This one or none. */
  record Named(InstanceAddress instance) implements Target {}
}
