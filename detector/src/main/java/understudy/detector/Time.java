package understudy.detector;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Time as it passes for a suspicion, so that a test can let an hour pass in a second. */
interface Time {
  /** The machine's own. */
  Time REAL =
      new Time() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public boolean await(Semaphore sign, Duration atMost) throws InterruptedException {
          return sign.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS);
        }

        @Override
        public void rest(Duration duration) throws InterruptedException {
          Thread.sleep(duration);
        }
      };

  /** Nanoseconds since some moment. */
  long nanos();

  /** Waits for a sign; whether it came in time. */
  boolean await(Semaphore sign, Duration atMost) throws InterruptedException;

  void rest(Duration duration) throws InterruptedException;
}
