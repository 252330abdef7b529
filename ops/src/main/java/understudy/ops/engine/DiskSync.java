package understudy.ops.engine;

/**
 * When the engine's file is flushed to the disk: both survive kill -9; only {@code FULL} keeps
 * every commit through a power cut.
 */
public enum DiskSync {
  FULL,
  NORMAL
}
