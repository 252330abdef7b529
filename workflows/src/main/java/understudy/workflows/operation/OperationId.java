package understudy.workflows.operation;

import java.util.regex.Pattern;
import understudy.topology.ClusterName;

/** The name of one operation, and its workflow id: {@code failover/shop/3}. */
public record OperationId(String value) {
  private static final Pattern FORM = Pattern.compile("([a-z]+)/([a-z0-9._-]+)/([0-9]+)");

  public OperationId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("'%s' is no operation".formatted(value));
    }
  }

  /** The n-th operation of a cluster, counted over all kinds. */
  public static OperationId of(OperationKind kind, ClusterName cluster, long number) {
    return new OperationId("%s/%s/%d".formatted(kind.word(), cluster, number));
  }

  @Override
  public String toString() {
    return value;
  }
}
