package understudy.topology;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The identity that an instance gives itself, {@code @@server_uuid}; MariaDB has none, there its
 * {@code server_id} stands for it.
 */
public record ServerUuid(String value) implements Comparable<ServerUuid> {
  private static final Pattern FORM =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  public ServerUuid {
    value = value.strip().toLowerCase(Locale.ROOT);
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("'%s' is no server UUID".formatted(Printable.of(value)));
    }
  }

  /** What stands for the UUID of a server that is known by its id alone. */
  public static ServerUuid ofServerId(long id) {
    // A UUID of the kind whose content is the maker's own (version 8): "mariadb" and the id.
    return new ServerUuid("6d617269-6164-8062-8000-%012x".formatted(id));
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
