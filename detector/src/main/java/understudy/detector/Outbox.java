package understudy.detector;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delivers the newest word on a thread of its own, so that a slow listener delays nobody. */
final class Outbox<T> {
  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

  private final String name;
  private final Consumer<T> listener;
  private final Consumer<T> undelivered;
  private final AtomicReference<@Nullable T> waiting = new AtomicReference<>();
  private final AtomicBoolean delivering = new AtomicBoolean();

  Outbox(String name, Consumer<T> listener, Consumer<T> undelivered) {
    this.name = name;
    this.listener = listener;
    this.undelivered = undelivered;
  }

  /** Replaces what still waits. */
  void post(T word) {
    waiting.set(word);
    if (delivering.compareAndSet(false, true)) {
      Thread.ofVirtual().name(name).start(this::deliver);
    }
  }

  private void deliver() {
    do {
      for (var word = waiting.getAndSet(null); word != null; word = waiting.getAndSet(null)) {
        deliver(word);
      }
      delivering.set(false);
    } while (waiting.get() != null && delivering.compareAndSet(false, true));
  }

  private void deliver(T word) {
    try {
      listener.accept(word);
    } catch (RuntimeException failure) {
      LOG.warn("{} was not delivered and will be told again: {}", name, failure.toString());
      undelivered.accept(word);
    }
  }
}
