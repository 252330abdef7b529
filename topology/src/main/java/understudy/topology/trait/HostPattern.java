package understudy.topology.trait;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import understudy.topology.InstanceAddress;
import understudy.topology.Printable;

/**
 * A regular expression that is looked for in {@code host:port}; one that is an IP address means
 * that host and no other.
 */
public record HostPattern(String text) {
  private static final Pattern IP =
      Pattern.compile("[0-9]{1,3}([.][0-9]{1,3}){3}|[0-9a-f:]*:[0-9a-f:]*");

  public HostPattern {
    compiled(text);
  }

  /** Whether the address is meant. */
  public boolean matches(InstanceAddress instance) {
    return IP.matcher(text).matches()
        ? instance.host().equals(text)
        : compiled(text).matcher(instance.toString()).find();
  }

  /** Whether it is found in any other text. */
  boolean isFoundIn(String other) {
    return compiled(text).matcher(other).find();
  }

  /** The part of the address that the first pair of brackets encloses. */
  public Optional<String> extract(InstanceAddress instance) {
    var match = compiled(text).matcher(instance.toString());
    return match.find() && match.groupCount() > 0
        ? Optional.ofNullable(match.group(1)).filter(it -> !it.isBlank())
        : Optional.empty();
  }

  /** Whether it has a pair of brackets to extract by. */
  boolean extracts() {
    return compiled(text).matcher("").groupCount() > 0;
  }

  private static Pattern compiled(String text) {
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException broken) {
      throw new IllegalArgumentException(
          "'%s' is no regular expression: %s"
              .formatted(Printable.of(text), broken.getDescription()),
          broken);
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
