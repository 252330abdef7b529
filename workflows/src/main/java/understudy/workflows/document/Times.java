package understudy.workflows.document;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.regex.Pattern;

/** Instants and durations as people write them. */
final class Times {
  /** {@code 4s}, {@code 0.4 s}, {@code 250ms}, {@code 2 min}, {@code 1h}, {@code 1d}. */
  private static final String SHORT = "(\\d{1,18})(?:\\.(\\d{1,9}))? ?(ms|s|m|min|h|d)";

  private static final String ISO = "P[0-9DTHMS.]{1,40}";
  private static final Pattern SHORT_FORM = Pattern.compile(SHORT);
  private static final Pattern ISO_FORM = Pattern.compile(ISO);

  /** What JSON Schema says of a duration. */
  static final String PATTERN = "^(" + SHORT.replace("?:", "") + "|" + ISO + ")$";

  /** More than any server can be told, and little enough to be counted with. */
  private static final Duration LONGEST = Duration.ofMillis(Long.MAX_VALUE);

  private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  private Times() {}

  static Duration duration(String text) {
    var duration = SHORT_FORM.matcher(text).matches() ? counted(text) : iso(text);
    if (duration.isNegative() || duration.compareTo(LONGEST) > 0) {
      throw noDuration(text);
    }
    return duration;
  }

  private static Duration counted(String text) {
    var match = SHORT_FORM.matcher(text);
    if (!match.matches()) {
      throw noDuration(text);
    }
    var unit =
        switch (match.group(3)) {
          case "ms" -> 1L;
          case "s" -> 1_000L;
          case "m", "min" -> 60_000L;
          case "h" -> 3_600_000L;
          default -> 86_400_000L;
        };
    var fraction = match.group(2) == null ? "" : "." + match.group(2);
    var nanos =
        new BigDecimal(match.group(1) + fraction)
            .multiply(BigDecimal.valueOf(unit))
            .movePointRight(6)
            .toBigInteger();
    var parts = nanos.divideAndRemainder(BigInteger.valueOf(1_000_000_000));
    try {
      return Duration.ofSeconds(parts[0].longValueExact(), parts[1].longValueExact());
    } catch (ArithmeticException tooLong) {
      throw noDuration(text);
    }
  }

  private static Duration iso(String text) {
    if (!ISO_FORM.matcher(text).matches()) {
      throw noDuration(text);
    }
    try {
      return Duration.parse(text);
    } catch (DateTimeException | ArithmeticException unreadable) {
      throw noDuration(text);
    }
  }

  static Instant instant(String text) {
    try {
      return known(OffsetDateTime.parse(text.toUpperCase(Locale.ROOT)).toInstant(), text);
    } catch (DateTimeException unreadable) {
      throw noInstant(text);
    }
  }

  /** An instant, or how long before the given one. */
  static Instant moment(String text, Instant at) {
    if (SHORT_FORM.matcher(text).matches() || ISO_FORM.matcher(text).matches()) {
      try {
        return known(at.minus(duration(text)), text);
      } catch (DateTimeException | ArithmeticException tooLongAgo) {
        throw noInstant(text);
      }
    }
    return instant(text);
  }

  private static Instant known(Instant instant, String text) {
    if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
      throw noInstant(text);
    }
    return instant;
  }

  private static IllegalArgumentException noDuration(String text) {
    return new IllegalArgumentException(
        "%s is no duration: write 4s, 250ms, 2min, 1h or ISO-8601 as PT4S"
            .formatted(Known.quoted(text)));
  }

  private static IllegalArgumentException noInstant(String text) {
    return new IllegalArgumentException(
        "%s is no instant: write it as 2026-01-01T12:00:00Z".formatted(Known.quoted(text)));
  }
}
