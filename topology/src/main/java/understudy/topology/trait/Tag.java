package understudy.topology.trait;

import java.util.Comparator;
import java.util.regex.Pattern;
import understudy.topology.Printable;

/** A word that users hang on an instance, with a value or without. */
public record Tag(String name, String value, Origin origin) implements Comparable<Tag> {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,62}");
  private static final Comparator<Tag> ORDER =
      Comparator.comparing(Tag::name).thenComparing(Tag::value).thenComparing(Tag::origin);
  private static final int LONGEST = 120;

  public Tag {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "'%s' is no tag: use 1 to 63 of A-Z, a-z, 0-9, '_', '.', '-', beginning with a letter or digit"
              .formatted(Printable.of(name)));
    }
    value = value.strip();
    if (value.length() > LONGEST || value.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "the value of tag '%s' has at most %d characters, all of them printable"
              .formatted(name, LONGEST));
    }
  }

  /** Reads {@code name} or {@code name=value}. */
  public static Tag parse(String text, Origin origin) {
    var sign = text.indexOf('=');
    return sign < 0
        ? new Tag(text.strip(), "", origin)
        : new Tag(text.substring(0, sign).strip(), text.substring(sign + 1), origin);
  }

  @Override
  public int compareTo(Tag other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return value.isEmpty() ? name : name + "=" + value;
  }
}
