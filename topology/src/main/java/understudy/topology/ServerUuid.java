package understudy.topology;

import java.util.Locale;
import java.util.regex.Pattern;

/** The identity that an instance gives itself, {@code @@server_uuid}. */
public record ServerUuid(String value) implements Comparable<ServerUuid> {
  private static final Pattern FORM =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  public ServerUuid {
    value = value.strip().toLowerCase(Locale.ROOT);
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("'%s' is no server UUID".formatted(Printable.of(value)));
    }
  }

  @Override
  public int compareTo(ServerUuid other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
