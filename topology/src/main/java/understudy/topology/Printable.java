package understudy.topology;

/** Text from outside, made safe to repeat in a sentence: short, and without control characters. */
public final class Printable {
  private static final int LONGEST = 80;

  private Printable() {}

  /** The text without control characters, cut off after 80 characters. */
  public static String of(String text) {
    var shown = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    return shown.replaceAll("\\p{Cntrl}", "?");
  }
}
