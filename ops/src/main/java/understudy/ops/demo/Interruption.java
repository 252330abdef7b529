package understudy.ops.demo;

import java.time.Duration;
import java.util.List;
import understudy.ops.client.ClusterClient;
import understudy.ops.host.Refused;
import understudy.ops.host.Wait;
import understudy.ops.sandbox.ServerName;
import understudy.ops.sandbox.ServerStatus;

/**
 * A recovery whose Understudy died in the middle of it.
 *
 * @param lost the primary that was killed
 * @param operation what Understudy had begun
 * @param writable the servers that took writes when Understudy was dead: none in the middle
 */
public record Interruption(ServerName lost, String operation, List<String> writable) {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  public Interruption {
    writable = List.copyOf(writable);
  }

  /**
   * Kills the primary, and Understudy as soon as it has begun to replace it.
   *
   * @throws Refused when there is no primary, or nothing was begun
   */
  public static Interruption of(Stage stage) {
    var cluster = new ClusterClient(stage.api(), stage.cluster());
    var lost = stage.sandbox().primary();
    awaitKnown(stage, cluster, lost);
    var before = cluster.latest();
    stage.sandbox().kill(lost);
    var operation = begun(stage, cluster, before, lost);
    stage.server().kill();
    var writable =
        stage.sandbox().status().stream()
            .filter(status -> status.mode().equals("writable"))
            .map(ServerStatus::server)
            .toList();
    return new Interruption(lost, operation, writable);
  }

  private static void awaitKnown(Stage stage, ClusterClient cluster, ServerName primary) {
    var address = stage.sandbox().address(primary).toString();
    if (!Wait.until(LIMIT, Duration.ofMillis(50), () -> known(cluster).equals(address))) {
      throw new Refused(
          "%s takes the writes, but for Understudy the primary is %s: nothing was killed"
              .formatted(address, known(cluster)));
    }
  }

  private static String known(ClusterClient cluster) {
    return cluster.show().path("guardian").path("primary").asString("nobody");
  }

  private static String begun(Stage stage, ClusterClient cluster, String before, ServerName lost) {
    try {
      return cluster.awaitOperationAfter(before, LIMIT);
    } catch (Refused none) {
      throw new Refused(
          "%s is dead, and Understudy did not begin to replace it within %d s: 'understudy why %s'"
              .formatted(lost, LIMIT.toSeconds(), stage.cluster()),
          none);
    }
  }
}
