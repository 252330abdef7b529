package understudy.detector;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done about a cluster again and again when nothing is suspected. */
final class Rounds {
  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

  private final DetectorSettings settings;
  private final List<Duty> each;
  private final Duty search;

  /** One thing to do in a round. */
  interface Duty {
    void perform() throws InterruptedException;
  }

  /**
   * Rounds that begin when {@link #run} is called.
   *
   * @param each done in every round
   * @param search done in the first round, and less often than the others after it
   */
  Rounds(DetectorSettings settings, List<Duty> each, Duty search) {
    this.settings = settings;
    this.each = List.copyOf(each);
    this.search = search;
  }

  /** Goes on until its thread is interrupted. */
  void run() {
    var due = System.nanoTime();
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Thread.sleep(pause());
        for (var duty : each) {
          perform(duty);
        }
        if (System.nanoTime() - due >= 0) {
          due = System.nanoTime() + settings.discoverEvery().toNanos();
          perform(search);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void perform(Duty duty) throws InterruptedException {
    try {
      duty.perform();
    } catch (RuntimeException unforeseen) {
      LOG.error("A round failed in a way that it should not; the next one goes on", unforeseen);
    }
  }

  private Duration pause() {
    var nanos = settings.interval().toNanos();
    return Duration.ofNanos(ThreadLocalRandom.current().nextLong(nanos * 9 / 10, nanos * 11 / 10));
  }
}
