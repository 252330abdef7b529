package understudy.topology;

import java.util.Locale;

/** A setting that is on or off, as far as it could be read. */
public enum Switch {
  ON,
  OFF,
  UNKNOWN;

  /** On or off. */
  public static Switch of(String printed) {
    return switch (printed.toUpperCase(Locale.ROOT)) {
      case "1", "ON", "YES" -> ON;
      case "0", "OFF", "NO" -> OFF;
      default -> UNKNOWN;
    };
  }
}
