package understudy.topology.scenario;

import java.util.Locale;
import java.util.regex.Pattern;
import understudy.topology.InstanceAddress;

/** One letter for a server's UUID: db1 is A, db2 is B, up to F. */
final class Letters {
  private static final Pattern LETTER = Pattern.compile("\\b([A-F])(?=:)");
  private static final Pattern UUID = Pattern.compile("([a-f])\\1{7}-0000-0000-0000-000000000000");

  private Letters() {}

  static String uuid(char letter) {
    var digit = String.valueOf(letter).toLowerCase(Locale.ROOT);
    return digit.repeat(8) + "-0000-0000-0000-000000000000";
  }

  /** The letter of {@code db1} and its like. */
  static char of(InstanceAddress address) {
    return (char) ('A' + (address.host().charAt(2) - '1'));
  }

  static String toUuids(String gtids) {
    return LETTER.matcher(gtids).replaceAll(match -> uuid(match.group(1).charAt(0)));
  }

  /** The text with letters for UUIDs and without MySQL's own port: as a person would write it. */
  static String shorten(String text) {
    return UUID.matcher(text)
        .replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT))
        .replace(":3306", "");
  }
}
