package understudy.ops.sandbox;

import java.util.regex.Pattern;

/** The name of a sandbox, which is also the name of its folder. */
public record SandboxName(String text) {
  /** The name meant where none is given. */
  public static final String DEFAULT = "demo";

  private static final Pattern TEXT = Pattern.compile("[a-z][a-z0-9-]{0,30}");

  public SandboxName {
    if (!TEXT.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "'%s' is no name for a sandbox: use a to z, digits and '-', at most 31".formatted(text));
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
