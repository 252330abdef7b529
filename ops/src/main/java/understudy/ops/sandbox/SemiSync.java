package understudy.ops.sandbox;

/** Whether the primary waits for one replica to have a transaction before it answers. */
public enum SemiSync {
  ON,
  OFF
}
