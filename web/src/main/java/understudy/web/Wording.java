package understudy.web;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/** How times and numbers are put to a reader. */
public final class Wording {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final Pattern STAMP =
      Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)T(\\d\\d:\\d\\d)(:\\d\\d)?(\\.\\d+)?Z");

  private Wording() {}

  /** {@code 12 ms}, {@code 1.2 s}, {@code 3 min 4 s}, {@code 2 h 5 min}, {@code 3 d 4 h}. */
  public static String duration(Duration duration) {
    var millis = duration.toMillis();
    if (millis < 1_000) {
      return millis + " ms";
    }
    if (millis < 60_000) {
      return String.format(Locale.ROOT, millis < 10_000 ? "%.2f s" : "%.1f s", millis / 1_000.0);
    }
    if (duration.toHours() < 1) {
      return "%d min %d s".formatted(duration.toMinutes(), duration.toSecondsPart());
    }
    if (duration.toDays() < 1) {
      return "%d h %d min".formatted(duration.toHours(), duration.toMinutesPart());
    }
    return "%d d %d h".formatted(duration.toDays(), duration.toHoursPart());
  }

  /** How long ago, rounded so that it does not flicker: {@code now}, {@code 12 s ago}. */
  public static String ago(Instant then, Instant now) {
    var age = Duration.between(then, now);
    if (age.toSeconds() < 3) {
      return "now";
    }
    if (age.toMinutes() < 1) {
      return age.toSeconds() + " s ago";
    }
    if (age.toHours() < 1) {
      return age.toMinutes() + " min ago";
    }
    return (age.toDays() < 2 ? age.toHours() + " h" : age.toDays() + " d") + " ago";
  }

  /** To the millisecond, in UTC. */
  public static String moment(Instant at) {
    return MOMENT.format(at);
  }

  /** To the second, in UTC. */
  public static String second(Instant at) {
    return SECOND.format(at);
  }

  /** {@code 1,234,567}. */
  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** {@code 1 replica}, {@code 3 replicas}. */
  public static String plural(long number, String noun) {
    return "%s %s%s".formatted(count(number), noun, number == 1 ? "" : "s");
  }

  /** The same with its instants to the second, as a person reads them. */
  public static String brief(String text) {
    return STAMP
        .matcher(text)
        .replaceAll(
            stamp ->
                "%s %s%s UTC"
                    .formatted(
                        stamp.group(1),
                        stamp.group(2),
                        Objects.requireNonNullElse(stamp.group(3), ":00")));
  }

  /** A sentence as it stands alone: with a capital, a full stop and brief instants. */
  public static String sentence(String clause) {
    var text = brief(clause.strip());
    if (text.isEmpty()) {
      return text;
    }
    var first = text.split("[^\\p{L}]", 2)[0];
    var isName =
        text.length() > first.length()
            && "0123456789:._-/".indexOf(text.charAt(first.length())) >= 0;
    var begun = isName ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    return ".!?…".indexOf(begun.charAt(begun.length() - 1)) >= 0 ? begun : begun + ".";
  }
}
