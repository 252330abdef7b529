package understudy.ops.server;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Feels whether the engine answers, and tells when that changes.
 *
 * <p>The engine's own client backs off for up to a minute after an outage, so whoever polls it must
 * be told.
 */
final class EnginePulse implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EnginePulse.class);
  private static final Duration RHYTHM = Duration.ofMillis(250);
  private static final Duration PATIENCE = Duration.ofMillis(1500);

  private final EngineLink link;
  private final Runnable onReturn;
  private final InstantSource clock;
  private final Thread thread;
  private volatile State state;

  /** What is known of the engine. */
  sealed interface State {
    /** It answers. */
    record Up(Instant since) implements State {}

    /** It does not. */
    record Down(Instant since) implements State {}
  }

  /**
   * @param onReturn called each time the engine begins to answer, the first time included; when it
   *     fails it is called again
   */
  EnginePulse(EngineLink link, Runnable onReturn, InstantSource clock) {
    this.link = link;
    this.onReturn = onReturn;
    this.clock = clock;
    this.state = new State.Down(clock.instant());
    this.thread = Thread.ofPlatform().name("engine-pulse").daemon().unstarted(this::feel);
  }

  void start() {
    thread.start();
  }

  State state() {
    return state;
  }

  private void feel() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        state = next(state);
        Thread.sleep(RHYTHM);
      } catch (InterruptedException closing) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private State next(State before) {
    var answers = link.answers(PATIENCE);
    return switch (before) {
      case State.Up up when answers -> up;
      case State.Up _ -> {
        LOG.error("The engine stopped answering: nothing automatic happens until it is back");
        yield new State.Down(clock.instant());
      }
      case State.Down down when !answers -> down;
      case State.Down down -> returned(down);
    };
  }

  private State returned(State.Down down) {
    try {
      onReturn.run();
      LOG.info("The engine answers; it was silent since {}", down.since());
      return new State.Up(clock.instant());
    } catch (RuntimeException notYet) {
      LOG.warn("The engine answers and cannot be used yet: {}", notYet.getMessage());
      return down;
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
