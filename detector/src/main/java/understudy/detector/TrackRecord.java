package understudy.detector;

import java.time.Duration;
import java.util.Arrays;
import understudy.topology.Observation;
import understudy.topology.Seen;
import understudy.topology.Silent;
import understudy.topology.examination.Track;

/** How the probes of one instance have fared over the last minutes, in a few hundred bytes. */
final class TrackRecord {
  private static final int SLICES = 12;
  private static final long SLICE = Duration.ofSeconds(15).toNanos();

  /**
   * Answers are counted by their time's order of magnitude: 1 ms, 2 ms, 4 ms, up to half a minute.
   */
  private static final int MAGNITUDES = 16;

  /** Who is away for long is dead, and not just alive enough: the rest of it does not count. */
  private static final int LONGEST_RUN = 3;

  private final Time time;
  private final long begun;
  private final Slice[] slices = new Slice[SLICES];
  private int run;

  /** A quarter of a minute. */
  private static final class Slice {
    long number = -1;
    short probes;
    short failed;
    final short[] took = new short[MAGNITUDES];
  }

  TrackRecord(Time time) {
    this.time = time;
    this.begun = time.nanos();
    for (var k = 0; k < SLICES; k++) {
      slices[k] = new Slice();
    }
  }

  /** What came in time. Where nobody listens a server is dead, or is being started: not slow. */
  void heard(Observation observation, Duration took) {
    switch (observation) {
      case Seen _ -> answered(took);
      case Silent silent when silent.reason().provesAlive() -> answered(took);
      case Silent silent when silent.reason() == Silent.Reason.REFUSED -> {}
      case Silent _ -> missed();
    }
  }

  /** What came after it had been counted as missing. */
  void heardLate(Observation observation, Duration took) {
    if (!(observation instanceof Silent silent) || silent.reason().provesAlive()) {
      answeredLate(took);
    }
  }

  private synchronized void answered(Duration took) {
    run = 0;
    var slice = present();
    slice.probes++;
    slice.took[magnitude(took)]++;
  }

  private synchronized void answeredLate(Duration took) {
    run = 0;
    present().took[magnitude(took)]++;
  }

  /** No answer came in time. */
  synchronized void missed() {
    run++;
    if (run > LONGEST_RUN) {
      return;
    }
    var slice = present();
    slice.probes++;
    slice.failed++;
  }

  synchronized Track read() {
    var now = number();
    var probes = 0;
    var failed = 0;
    var took = new int[MAGNITUDES];
    for (var slice : slices) {
      if (slice.number >= 0 && now - slice.number < SLICES) {
        probes += slice.probes;
        failed += slice.failed;
        for (var k = 0; k < MAGNITUDES; k++) {
          took[k] += slice.took[k];
        }
      }
    }
    var over = Math.min(time.nanos() - begun, SLICES * SLICE);
    return new Track(Duration.ofNanos(over), probes, failed, slow(took));
  }

  private static Duration slow(int[] took) {
    var all = 0;
    for (var count : took) {
      all += count;
    }
    var within = 0;
    for (var k = 0; k < MAGNITUDES; k++) {
      within += took[k];
      if (within * 20L >= all * 19L) {
        return all == 0 ? Duration.ZERO : Duration.ofMillis(1L << k);
      }
    }
    return Duration.ZERO;
  }

  private Slice present() {
    var number = number();
    var slice = slices[(int) (number % SLICES)];
    if (slice.number != number) {
      slice.number = number;
      slice.probes = 0;
      slice.failed = 0;
      Arrays.fill(slice.took, (short) 0);
    }
    return slice;
  }

  private long number() {
    return (time.nanos() - begun) / SLICE;
  }

  private static int magnitude(Duration took) {
    var millis = Math.max(1, took.toMillis());
    return Math.min(MAGNITUDES - 1, 64 - Long.numberOfLeadingZeros(millis - 1));
  }
}
