package understudy.web.live;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import understudy.web.Refusal;

/**
 * The open streams of server-sent events. Each tells its page which region has changed, and the
 * page fetches that region again; a stream carries no content of its own.
 */
@Component
public final class Streams implements SmartLifecycle {
  /** More than this many pages at once are told to ask again by themselves. */
  static final int MOST = 64;

  private static final Duration RHYTHM = Duration.ofMillis(250);

  /** A closed page is noticed when something is written to it. */
  private static final int RHYTHMS_PER_HEARTBEAT = 20;

  private final Semaphore places = new Semaphore(MOST);
  private volatile ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile boolean running;

  /**
   * Opens a stream.
   *
   * @param regions reads what the page would show now, by region; a region counts as changed when
   *     its value no longer equals what it was
   * @throws Refusal when too many streams are open
   */
  public SseEmitter open(Supplier<Map<String, ?>> regions) {
    if (!places.tryAcquire()) {
      throw Refusal.crowded(
          "%d pages are live already: this one asks again every few seconds".formatted(MOST));
    }
    var emitter = new SseEmitter(0L);
    threads.execute(
        () -> {
          try {
            tell(emitter, regions);
          } finally {
            places.release();
          }
        });
    return emitter;
  }

  private void tell(SseEmitter emitter, Supplier<Map<String, ?>> regions) {
    try {
      var known = new HashMap<String, Object>(regions.get());
      emitter.send(SseEmitter.event().comment("open"));
      for (var beat = 1; running; beat++) {
        Thread.sleep(RHYTHM);
        for (var now : regions.get().entrySet()) {
          if (!now.getValue().equals(known.put(now.getKey(), now.getValue()))) {
            emitter.send(SseEmitter.event().data(now.getKey()));
          }
        }
        if (beat % RHYTHMS_PER_HEARTBEAT == 0) {
          emitter.send(SseEmitter.event().comment("alive"));
        }
      }
      emitter.complete();
    } catch (InterruptedException stopping) {
      emitter.complete();
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException gone) {
      // The page was closed, or cannot be read any more: it asks again if it still cares.
      emitter.completeWithError(gone);
    }
  }

  /** How many are open. */
  public int count() {
    return MOST - places.availablePermits();
  }

  @Override
  public void start() {
    threads = Executors.newVirtualThreadPerTaskExecutor();
    running = true;
  }

  /**
   * Runs before the web server waits for its requests to end, which streams never do by themselves.
   */
  @Override
  public void stop() {
    running = false;
    threads.shutdownNow();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
