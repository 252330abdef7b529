package understudy.topology;

import java.util.regex.Pattern;

/** Text from outside, made safe to repeat in a sentence: short, and without control characters. */
public final class Printable {
  private static final int LONGEST = 80;

  /**
   * What moves a terminal's cursor, turns the direction of writing, ends a line or is no letter.
   */
  private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

  private Printable() {}

  /** The text without control characters, cut off after 80 characters. */
  public static String of(String text) {
    return of(text, LONGEST);
  }

  /** The text without control characters, cut off after that many characters. */
  static String of(String text, int longest) {
    var shown = text.length() <= longest ? text : text.substring(0, longest) + "…";
    return UNSAFE.matcher(shown).replaceAll("?");
  }
}
