package understudy.topology;

import java.util.regex.Pattern;

/** The stable name of a cluster, given at registration; never a host name. */
public record ClusterName(String value) implements Comparable<ClusterName> {
  private static final Pattern FORM = Pattern.compile("[a-z0-9]([a-z0-9._-]{0,61}[a-z0-9])?");

  public ClusterName {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "'%s' is no cluster name: use 1 to 63 of a-z, 0-9, '.', '_', '-', beginning and ending with a letter or digit"
              .formatted(Printable.of(value)));
    }
  }

  @Override
  public int compareTo(ClusterName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
