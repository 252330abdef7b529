package understudy.topology;

import java.util.Comparator;
import java.util.regex.Pattern;

/** A server's version as it prints it, parsed: {@code 9.7.4-2}, {@code 8.0.15}. */
public record Version(int major, int minor, int patch, String text, Flavour flavour)
    implements Comparable<Version> {
  private static final Pattern FORM =
      Pattern.compile("(\\d{1,4})\\.(\\d{1,4})(?:\\.(\\d{1,4}))?.*");
  private static final Comparator<Version> ORDER =
      Comparator.comparingInt(Version::major)
          .thenComparingInt(Version::minor)
          .thenComparingInt(Version::patch);

  /**
   * Reads {@code @@version}.
   *
   * @throws IllegalArgumentException when it does not begin with numbers
   */
  public static Version parse(String text) {
    var match = FORM.matcher(text);
    if (!match.matches()) {
      throw new IllegalArgumentException("'%s' is no version".formatted(Printable.of(text)));
    }
    var patch = match.group(3);
    return new Version(
        Integer.parseInt(match.group(1)),
        Integer.parseInt(match.group(2)),
        patch == null ? 0 : Integer.parseInt(patch),
        text,
        Flavour.of(text));
  }

  /**
   * Reads {@code @@version} and {@code @@version_comment}, where some say whose server it is.
   *
   * @throws IllegalArgumentException when the version does not begin with numbers
   */
  public static Version parse(String text, String comment) {
    return parse(Flavour.of(text, comment).in(text));
  }

  /** Whether this is {@code major.minor.patch} or later. */
  public boolean isAtLeast(int wantedMajor, int wantedMinor, int wantedPatch) {
    return compareTo(new Version(wantedMajor, wantedMinor, wantedPatch, "", flavour)) >= 0;
  }

  /** Whether it belongs to a later series, {@code major.minor}: what an older one cannot follow. */
  public boolean isLaterSeriesThan(Version other) {
    return major > other.major || (major == other.major && minor > other.minor);
  }

  @Override
  public int compareTo(Version other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return text;
  }
}
