package understudy.ops.engine;

import java.time.Duration;
import understudy.ops.host.Progress;
import understudy.ops.host.Refused;

/**
 * Starts our own engine again when it dies, for as long as the watch is open and the engine is
 * meant to be up: one that is being taken down stays down.
 */
public final class EngineWatch implements AutoCloseable {
  private static final Duration GLANCE = Duration.ofMillis(50);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);
  private static final Duration END = Duration.ofSeconds(35);

  private final Engine engine;
  private final Progress progress;
  private final Thread thread;
  private volatile boolean closing;

  private EngineWatch(Engine engine, Progress progress) {
    this.engine = engine;
    this.progress = progress;
    this.thread = Thread.ofVirtual().name("engine-watch").unstarted(this::watch);
  }

  /** Begins to watch. */
  public static EngineWatch begin(Engine engine, Progress progress) {
    var watch = new EngineWatch(engine, progress);
    watch.thread.start();
    return watch;
  }

  private void watch() {
    while (!closing) {
      pause(glance());
    }
  }

  /** Looks once. Returns how long to wait before the next look. */
  private Duration glance() {
    try {
      if (engine.revive()) {
        progress.say("the engine had died and was started again");
      }
      return GLANCE;
    } catch (Refused e) {
      progress.say("the engine is dead: " + e.getMessage());
      return AFTER_FAILURE;
    }
  }

  private void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      closing = true;
    }
  }

  /** Stops watching; the engine stays as it is. Returns when no start is under way. */
  @Override
  public void close() {
    closing = true;
    try {
      thread.join(END);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
