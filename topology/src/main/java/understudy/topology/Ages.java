package understudy.topology;

import java.time.Duration;

/** Durations in words, the same in every locale. */
public final class Ages {
  private Ages() {}

  /** Seconds with one decimal: {@code 0.4 s}. */
  public static String of(Duration age) {
    var tenths = age.toMillis() / 100;
    return tenths / 10 + "." + tenths % 10 + " s";
  }
}
