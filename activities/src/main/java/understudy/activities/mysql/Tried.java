package understudy.activities.mysql;

import understudy.topology.WriteTrial;

/** What became of the attempt to write a row of ours. */
public sealed interface Tried {
  /** It came back: it was written, or the server said why it could not be. */
  record Written(WriteTrial trial) implements Tried {}

  /** It says nothing about whether the server can write: there was no way to try. */
  record Inconclusive(String reason) implements Tried {}
}
