package understudy.ops.demo;

import java.time.Duration;
import java.util.List;
import understudy.ops.bench.Managed;
import understudy.ops.client.ClusterClient;
import understudy.ops.host.Refused;
import understudy.topology.InstanceAddress;

/** The Understudy of a stage, as a bench sees it. */
public final class ManagedStage implements Managed {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final ClusterClient cluster;
  private final int members;

  public ManagedStage(Stage stage) {
    this.cluster = new ClusterClient(stage.api(), stage.cluster());
    this.members = stage.sandbox().addresses().size();
  }

  @Override
  public void awaitSettled() {
    cluster.awaitSettled(members, LIMIT);
  }

  @Override
  public void switchOver(InstanceAddress successor) {
    var story = cluster.switchOver(List.of(successor), "bench", sentence -> {}, LIMIT);
    if (!story.path("outcome").asString("").equals("SwitchedOver")) {
      throw new Refused("no switchover: " + story.path("sentence").asString(""));
    }
  }
}
